package io.halfpixel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.halfpixel.Operation;
import io.halfpixel.faces.Faces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency rule of the house. */
final class ArchitectureTest {
  private static final String API = "io.halfpixel";
  private static final String PLAN = "io.halfpixel.plan";
  private static final String SPI = "io.halfpixel.spi..";
  private static final String RULES = "io.halfpixel.rules";
  private static final String CALL = "io.halfpixel.call";
  private static final String LIST_OF_FACES = "io.halfpixel.faces";
  private static final String INTERNAL = "io.halfpixel.internal";
  private static final String PREPROCESS = "io.halfpixel.preprocess";
  private static final String JVM = "io.halfpixel.jvm..";
  private static final String VECTOR_API = "jdk.incubator.vector..";
  private static final String CPP = "io.halfpixel.cpp..";
  private static final String DJL = "io.halfpixel.djl..";
  private static final String HUGGING_FACE = "io.halfpixel.huggingface..";
  private static final String ONNX_RUNTIME = "io.halfpixel.onnxruntime..";
  private static final String IMAGE = "io.halfpixel.image..";
  private static final String PARITY = "io.halfpixel.parity..";
  private static final String KERAS = "io.halfpixel.keras..";
  private static final String OPENCV = "io.halfpixel.opencv..";
  private static final String ONNX = "io.halfpixel.onnx..";

  /** The faces of the frameworks under Keras. */
  private static final List<String> KERAS_BACKENDS =
      List.of("io.halfpixel.torch..", "io.halfpixel.tensorflow..", "io.halfpixel.jax..");

  private static final String[] FACES =
      and(KERAS_BACKENDS.toArray(String[]::new), KERAS, OPENCV, ONNX);
  private static final String[] LANGUAGE = {"java..", "org.jspecify.."};

  /** Far fewer classes than this in a part of the house would make its rules hold for nothing. */
  static final Map<String, Integer> LEAST_CLASSES =
      Map.ofEntries(
          Map.entry(API, 10),
          Map.entry(PLAN, 10),
          Map.entry("io.halfpixel.spi", 3),
          Map.entry(RULES, 8),
          Map.entry(INTERNAL, 4),
          Map.entry(CALL, 8),
          Map.entry(PREPROCESS, 12),
          Map.entry(LIST_OF_FACES, 1),
          Map.entry("io.halfpixel.torch", 15),
          Map.entry("io.halfpixel.keras", 8),
          Map.entry("io.halfpixel.tensorflow", 12),
          Map.entry("io.halfpixel.jax", 5),
          Map.entry("io.halfpixel.resample", 15),
          Map.entry("io.halfpixel.opencv", 12),
          Map.entry("io.halfpixel.onnx", 20),
          Map.entry("io.halfpixel.jvm", 2),
          Map.entry("io.halfpixel.jvm.memory", 10),
          Map.entry("io.halfpixel.jvm.sums", 15),
          Map.entry("io.halfpixel.jvm.chain", 10),
          Map.entry("io.halfpixel.jvm.steps", 10),
          Map.entry("io.halfpixel.jvm.vector", 8),
          Map.entry("io.halfpixel.cpp", 8),
          Map.entry("io.halfpixel.cpp.ffm", 3),
          Map.entry("io.halfpixel.cpp.jni", 3),
          Map.entry("io.halfpixel.cpp.jna", 3),
          Map.entry("io.halfpixel.parity", 15),
          Map.entry("io.halfpixel.djl", 5),
          Map.entry("io.halfpixel.onnxruntime", 1),
          Map.entry("io.halfpixel.huggingface", 15));

  static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/io/halfpixel/tck/"))
          .importPackages(API);

  private static String[] and(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void rules_apply_to_something() {
    Map<String, Long> classes =
        SHIPPED.stream()
            .collect(Collectors.groupingBy(c -> c.getPackageName(), Collectors.counting()));
    LEAST_CLASSES.forEach(
        (name, least) ->
            assertTrue(
                classes.getOrDefault(name, 0L) >= least,
                () -> name + " has " + classes.get(name) + " classes, expected " + least));
  }

  @Test
  void api_knows_no_other_module() {
    noClasses()
        .that()
        .resideInAnyPackage(
            and(FACES, API, PLAN, SPI, RULES, CALL, PREPROCESS, LIST_OF_FACES, INTERNAL))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JVM, CPP, PARITY, DJL, HUGGING_FACE)
        .check(SHIPPED);
  }

  @Test
  void plans_are_data_of_the_language_and_of_tensors() {
    classes()
        .that()
        .resideInAPackage(PLAN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and(LANGUAGE, API, PLAN))
        .check(SHIPPED);
  }

  @Test
  void spi_knows_plans_and_no_face() {
    classes()
        .that()
        .resideInAPackage(SPI)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and(LANGUAGE, API, PLAN, SPI))
        .check(SHIPPED);
  }

  @Test
  void contracts_and_shared_rules_know_no_face() {
    noClasses()
        .that()
        .resideInAnyPackage(API, PLAN, SPI, RULES, CALL, PREPROCESS, INTERNAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(and(FACES, LIST_OF_FACES))
        .check(SHIPPED);
  }

  @Test
  void faces_do_not_know_each_other_except_keras_its_backends() {
    for (String face : KERAS_BACKENDS) {
      String[] others =
          Stream.of(FACES).filter(other -> !other.equals(face)).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(face)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(SHIPPED);
    }
  }

  /** Faces that are not in the list have no --like, no recorded calls and no random plans. */
  @Test
  void the_package_of_every_operation_is_a_listed_face() {
    Set<String> listed =
        Faces.all().stream().map(face -> face.getClass().getPackageName()).collect(toSet());
    Set<String> packages =
        SHIPPED.stream()
            .filter(c -> c.isAssignableTo(Operation.class) && !c.isEquivalentTo(Operation.class))
            .map(c -> Parts.of(c.getPackageName(), c.getSimpleName()))
            .filter(name -> !name.equals(PREPROCESS)) // A chain of operations, of any framework.
            .collect(toSet());
    assertEquals(listed, packages);
  }

  @Test
  void backends_know_tensors_plans_and_the_spi_only() {
    classes()
        .that()
        .resideInAPackage(JVM)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and(LANGUAGE, API, PLAN, SPI, JVM, VECTOR_API))
        .check(SHIPPED);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.halfpixel.jvm.vector")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.halfpixel.jvm.vector", VECTOR_API)
        .check(SHIPPED);
    classes()
        .that()
        .resideInAPackage(CPP)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            and(LANGUAGE, API, PLAN, SPI, CPP, "com.sun.jna..", "org.bytedeco.javacpp.."))
        .check(SHIPPED);
  }

  @Test
  void parity_names_no_backend() {
    noClasses()
        .that()
        .resideInAPackage(PARITY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JVM, CPP, INTERNAL)
        .check(SHIPPED);
  }

  @Test
  void integrations_know_the_api_and_their_library_only() {
    classes()
        .that()
        .resideInAPackage(DJL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            and(and(LANGUAGE, FACES), API, PLAN, SPI, PREPROCESS, IMAGE, DJL, "ai.djl.."))
        .check(SHIPPED);
    classes()
        .that()
        .resideInAPackage(ONNX_RUNTIME)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and(LANGUAGE, API, ONNX_RUNTIME, "ai.onnxruntime.."))
        .check(SHIPPED);
    classes()
        .that()
        .resideInAPackage(HUGGING_FACE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            and(
                and(LANGUAGE, FACES),
                API,
                PLAN,
                SPI,
                CALL,
                PREPROCESS,
                HUGGING_FACE,
                "io.halfpixel.pillow..",
                "io.halfpixel.torchvision..",
                "com.fasterxml.jackson.."))
        .check(SHIPPED);
  }

  @Test
  void packages_have_no_cycles() {
    slices().assignedFrom(new EachPart()).should().beFreeOfCycles().check(SHIPPED);
  }

  private static final class EachPart implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      JavaClass top = javaClass;
      while (top.getEnclosingClass().isPresent()) {
        top = top.getEnclosingClass().get();
      }
      return SliceIdentifier.of(Parts.of(top.getPackageName(), top.getSimpleName()));
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
