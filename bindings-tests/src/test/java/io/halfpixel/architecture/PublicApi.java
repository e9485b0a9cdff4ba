package io.halfpixel.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The public types of source files and what their Javadoc says, as far as parsing tells. */
final class PublicApi {
  private final List<String> types = new ArrayList<>();
  private final List<String> undocumented = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();

  /** Parses files. */
  PublicApi(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        if (unit.getPackageName() != null) {
          new Scanner(unit.getPackageName() + ".", comments).scan(unit, null);
        }
      }
    }
  }

  /** Returns the names of all public types. */
  List<String> types() {
    return types;
  }

  /** Returns the names of those without a Javadoc comment. */
  List<String> undocumented() {
    return undocumented;
  }

  /**
   * Returns what public and protected methods of public types are said to throw. Methods without a
   * body are left out: they say what implementations may throw.
   */
  List<Promise> promises() {
    return promises;
  }

  private final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees comments;

    /** What comes before the name of a type: its package, or the type around it. */
    private String prefix;

    private ClassTree around;

    Scanner(String prefix, DocTrees comments) {
      this.prefix = prefix;
      this.comments = comments;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      ClassTree outer = around;
      if (!isPublic(type.getModifiers().getFlags(), outer)) {
        return null;
      }
      String name = prefix + type.getSimpleName();
      types.add(name);
      if (comments.getDocCommentTree(getCurrentPath()) == null) {
        undocumented.add(name);
      }
      String before = prefix;
      prefix = name + "$";
      around = type;
      super.visitClass(type, nothing);
      around = outer;
      prefix = before;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      Set<Modifier> modifiers = method.getModifiers().getFlags();
      DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
      if (comment != null
          && method.getBody() != null
          && (isPublic(modifiers, around) || modifiers.contains(Modifier.PROTECTED))) {
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ThrowsTree promise) {
            String type = prefix.substring(0, prefix.length() - 1);
            String exception = simple(promise.getExceptionName().getSignature());
            promises.add(
                new Promise(type, method.getName().toString(), parameters(method), exception));
          }
        }
      }
      return null;
    }
  }

  private static List<String> parameters(MethodTree method) {
    return method.getParameters().stream()
        .map(parameter -> type(parameter.getType().toString()))
        .toList();
  }

  private static boolean isPublic(Set<Modifier> modifiers, ClassTree around) {
    boolean inInterface =
        around != null
            && (around.getKind() == Tree.Kind.INTERFACE
                || around.getKind() == Tree.Kind.ANNOTATION_TYPE);
    return modifiers.contains(Modifier.PUBLIC)
        || inInterface && !modifiers.contains(Modifier.PRIVATE);
  }

  /** Returns the simple name of a type as it stands in a source. */
  private static String type(String source) {
    String plain = source.replaceAll("@\\w+|<.*>|\\s", "");
    String name = simple(plain.replace("...", "[]"));
    return name.matches("[A-Z]") ? Promise.ANY : name;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
