import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Runs the user's project of release/consumer as a bundle among those of its dependencies that are
 * bundles, and compares the packages that Halfpixel's manifests and modules export.
 *
 * <p>{@code java -cp FRAMEWORK.jar Osgi.java WORK_FOLDER CONSUMER.jar DEPENDENCY.jar ...}
 */
public final class Osgi {
  private Osgi() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[0]);
    List<Path> jars = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      Path jar = Path.of(arguments[i]);
      Attributes headers = headers(jar);
      if (headers.getValue(Constants.BUNDLE_SYMBOLICNAME) != null) {
        jars.add(jar);
      }
      if (jar.getFileName().toString().startsWith("halfpixel-")) {
        checkExports(jar, headers);
      }
    }
    jars.add(bundle(Path.of(arguments[1]), work.resolve("consumer-bundle.jar")));
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, work.resolve("bundles").toString()));
    framework.start();
    try {
      List<Bundle> bundles = new ArrayList<>();
      for (Path jar : jars) {
        bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
      }
      for (Bundle bundle : bundles) {
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
          bundle.start();
        }
      }
      Bundle consumer = bundles.get(bundles.size() - 1);
      consumer
          .loadClass("consumer.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) null);
    } finally {
      framework.stop();
      framework.waitForStop(0);
    }
  }

  private static Attributes headers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    }
  }

  /** Requires that a bundle exports what its module exports to everybody. */
  private static void checkExports(Path jar, Attributes headers) {
    if (headers.getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
      if (jar.getFileName().toString().startsWith("halfpixel-natives-")) {
        return; // It has nothing but dependencies.
      }
      throw new IllegalStateException(jar + " is no bundle");
    }
    ModuleDescriptor module = ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    Set<String> exported =
        module.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> packages = new TreeSet<>();
    String header = headers.getValue(Constants.EXPORT_PACKAGE);
    if (header != null) {
      for (String clause : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
        packages.add(clause.split(";")[0].strip());
      }
    }
    if (!packages.equals(exported)
        || !headers.getValue(Constants.BUNDLE_SYMBOLICNAME).equals(module.name())) {
      throw new IllegalStateException(
          jar
              + ": the bundle exports "
              + packages
              + ", the module "
              + module.name()
              + " "
              + exported);
    }
  }

  /**
   * What a tool of the user would write: the classes of the project with the headers of a bundle.
   */
  private static Path bundle(Path jar, Path to) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "consumer");
    headers.putValue(
        Constants.IMPORT_PACKAGE,
        "io.halfpixel,io.halfpixel.spi,io.halfpixel.torch,io.halfpixel.huggingface,io.halfpixel.preprocess");
    try (JarFile in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new ZipEntry("consumer/Main.class"));
      try (InputStream main = in.getInputStream(in.getEntry("consumer/Main.class"))) {
        main.transferTo(out);
      }
    }
    return to;
  }
}
