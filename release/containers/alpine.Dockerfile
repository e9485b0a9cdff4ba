# The user's project of release/consumer on Alpine, musl: the native library is the same as for glibc. In the folder that holds the project:
#   docker build -f alpine.Dockerfile -t halfpixel-example . && docker run --rm halfpixel-example
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /project
COPY pom.xml .
COPY src src
RUN mvn -B -ntp package

FROM alpine:3
RUN apk add --no-cache openjdk17-jre-headless
COPY --from=build /project/target/lib /app/lib
COPY --from=build /project/target/consumer.jar /app/lib/
# Where the library is extracted to; the rest may be read-only.
RUN adduser -D -H app && mkdir -p /cache && chown app /cache
VOLUME /cache
USER app
ENTRYPOINT ["java", "-Dhalfpixel.cache.dir=/cache", "-cp", "/app/lib/*", "consumer.Main"]
