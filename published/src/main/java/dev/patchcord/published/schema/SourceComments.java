package dev.patchcord.published.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the Javadoc says of types, record components, enum constants and methods. Class files do not
 * have it, so the sources are parsed: what a reader of the schema is told is what a reader of the
 * code is told, and neither can be forgotten.
 */
public final class SourceComments {
  private final Map<String, String> texts = new HashMap<>();

  private SourceComments() {}

  /**
   * Reads all sources of some folders.
   *
   * @throws IllegalStateException if there is no compiler: a JRE has none
   */
  public static SourceComments under(Path... folders) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("the Javadoc is read by the compiler: run this on a JDK");
    }
    SourceComments comments = new SourceComments();
    List<Path> java = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(java::add);
      }
    }
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(java));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        comments.new Reading(docs, String.valueOf(unit.getPackageName())).scan(unit, null);
      }
    }
    return comments;
  }

  /** Of the type itself; empty if nothing is said. */
  public String of(Class<?> type) {
    return texts.getOrDefault(type.getCanonicalName(), "");
  }

  /** Of a component of a record or a constant of an enum; empty if nothing is said. */
  public String of(Class<?> type, String member) {
    return texts.getOrDefault(type.getCanonicalName() + "#" + member, "");
  }

  /** Of a method; empty if nothing is said. Methods of one name in a class are not told apart. */
  public String of(Method method) {
    return texts.getOrDefault(
        method.getDeclaringClass().getCanonicalName() + "#" + method.getName() + "()", "");
  }

  private final class Reading extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final String packageName;

    Reading(DocTrees docs, String packageName) {
      this.docs = docs;
      this.packageName = packageName;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        String name = nameOf(getCurrentPath());
        texts.put(name, PlainText.of(comment.getFullBody()));
        comment.getBlockTags().stream()
            .filter(ParamTree.class::isInstance)
            .map(ParamTree.class::cast)
            .forEach(
                param ->
                    texts.put(name + "#" + param.getName(), PlainText.of(param.getDescription())));
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        texts.put(
            nameOf(getCurrentPath().getParentPath()) + "#" + method.getName() + "()",
            PlainText.of(comment.getFullBody()));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      TreePath owner = getCurrentPath().getParentPath();
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment != null && owner.getLeaf().getKind() == Tree.Kind.ENUM) {
        texts.put(nameOf(owner) + "#" + variable.getName(), PlainText.of(comment.getFullBody()));
      }
      return super.visitVariable(variable, null);
    }

    private String nameOf(TreePath place) {
      StringBuilder name = new StringBuilder();
      for (Tree each : place) {
        if (each instanceof ClassTree type) {
          name.insert(0, "." + type.getSimpleName());
        }
      }
      return packageName + name;
    }
  }
}
