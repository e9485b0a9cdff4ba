# The user's project of release/consumer on Debian's slim image, glibc. In the folder that holds the project:
#   docker build -f slim.Dockerfile -t halfpixel-example . && docker run --rm halfpixel-example
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /project
COPY pom.xml .
COPY src src
RUN mvn -B -ntp package

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jre-headless \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /project/target/lib /app/lib
COPY --from=build /project/target/consumer.jar /app/lib/
# Where the library is extracted to; the rest may be read-only.
RUN useradd --no-create-home app && mkdir -p /cache && chown app /cache
VOLUME /cache
USER app
ENTRYPOINT ["java", "-Dhalfpixel.cache.dir=/cache", "-cp", "/app/lib/*", "consumer.Main"]
