package dev.patchcord.published.schema;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Javadoc as CommonMark, which is what AsyncAPI and OpenAPI take: code in backticks, no tags. */
final class PlainText {
  private static final String PARAGRAPH = "\n\n";

  private PlainText() {}

  static String of(List<? extends DocTree> comment) {
    String text = comment.stream().map(PlainText::of).collect(Collectors.joining());
    return Stream.of(text.split(PARAGRAPH))
        .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining(PARAGRAPH));
  }

  private static String of(DocTree part) {
    return switch (part) {
      // A blank line in a source's text is no paragraph: only the tag is.
      case TextTree text -> text.getBody().replaceAll("\\s+", " ");
      case LiteralTree code when code.getKind() == DocTree.Kind.CODE ->
          "`" + code.getBody().getBody().replaceAll("\\s+", " ") + "`";
      case LiteralTree literal -> literal.getBody().getBody();
      case LinkTree link ->
          link.getLabel().isEmpty()
              ? "`" + lastName(link.getReference().getSignature()) + "`"
              : of(link.getLabel());
      case StartElementTree tag when tag.getName().contentEquals("p") -> PARAGRAPH;
      case EntityTree entity when entity.getName().contentEquals("lt") -> "<";
      case EntityTree entity when entity.getName().contentEquals("gt") -> ">";
      case EntityTree entity when entity.getName().contentEquals("amp") -> "&";
      default -> "";
    };
  }

  private static String lastName(String signature) {
    String name = signature.substring(signature.indexOf('#') + 1);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
