package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.capsule.RedactionRules.Rule;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes numbers, names and words out of a capsule, so that it can be given away. What came in is
 * replaced, the same by the same everywhere; then the machine decides once more on it, since what
 * it says is made of what it was told. Every decision must come out as it was, else there is no
 * redacted capsule.
 *
 * <p>Lengths stay, since the time that words take decides. What is left to tell: when things
 * happened, how long the texts were, and which skills were asked for.
 */
public final class Redaction {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|P(?:\\d+D)?(?:T[0-9HMS.]+)?");
  private static final Pattern WORD_OF_THE_VENDOR = Pattern.compile("[A-Za-z0-9_./:-]{0,64}");
  private static final Pattern LABEL = Pattern.compile("caller|specialist-\\d+");
  private static final long LARGEST_COUNT = 9_999_999;
  private static final int SHORTEST_DIAL = 3;

  private final Machines machines;

  public Redaction(Machines machines) {
    this.machines = machines;
  }

  /**
   * The capsule without numbers, names and words. What would let a rehearsal happen again is left
   * out, since it is made of them.
   *
   * @throws CapsuleProblem if a decision would come out differently
   */
  public Capsule of(Capsule capsule) {
    Substitutes substitutes = new Substitutes();
    substitutes.noteCall(capsule.callId());
    List<JsonNode> kept =
        capsule.lines().stream().filter(line -> !Capsule.is(line, Capsule.REHEARSAL)).toList();
    kept.forEach(line -> replaced(line, "", "", (rule, text) -> note(substitutes, rule, text)));
    substitutes.choose();
    List<JsonNode> lines =
        kept.stream()
            .map(line -> replaced(line, "", "", (rule, text) -> replace(substitutes, rule, text)))
            .toList();
    ObjectNode header = capsule.header();
    header.put("call", substitutes.id(capsule.callId()));
    header.put("redacted", true);
    ArrayNode missing = ContractJson.mapper().createArrayNode();
    capsule.missing().forEach(line -> missing.add(substitutes.line(line)));
    if (kept.size() < capsule.lines().size()) {
      missing.add("the rehearsal: left out by the redaction");
    }
    header.set("missing", missing);
    return Capsule.of(header, new DecidedAgain(machines).lines(capsule, Capsule.of(header, lines)));
  }

  private static JsonNode replaced(
      JsonNode node, String holder, String member, BiFunction<Rule, String, String> how) {
    boolean raw =
        holder.equals("raw")
            || (holder.equals("origin") && (member.equals("fields") || member.equals("body")));
    return switch (node) {
      case ObjectNode object -> {
        String type = object.path("type").asString("");
        String here = raw ? "raw" : type.isEmpty() ? member : RedactionRules.holder(type);
        ObjectNode result = ContractJson.mapper().createObjectNode();
        object.forEachEntry((name, value) -> result.set(name, replaced(value, here, name, how)));
        yield result;
      }
      case ArrayNode array -> {
        ArrayNode result = ContractJson.mapper().createArrayNode();
        array.forEach(each -> result.add(replaced(each, raw ? "raw" : holder, member, how)));
        yield result;
      }
      default -> {
        if (node.isString()) {
          Rule rule = raw ? RedactionRules.ofRaw(member) : RedactionRules.of(holder, member);
          String text = how.apply(rule, node.asString());
          yield ContractJson.mapper().getNodeFactory().stringNode(text);
        }
        boolean long_ = raw && node.isIntegralNumber() && Math.abs(node.asLong()) > LARGEST_COUNT;
        yield long_ ? ContractJson.mapper().getNodeFactory().numberNode(0) : node;
      }
    };
  }

  private static String note(Substitutes substitutes, Rule rule, String text) {
    switch (rule) {
      case ID -> substitutes.noteId(text);
      case PARTY -> {
        if (!LABEL.matcher(text).matches()) {
          substitutes.noteId(text);
        }
      }
      case NUMBER -> {
        if (!isTime(text)) {
          substitutes.noteNumber(text);
        }
      }
      case NAME -> substitutes.noteName(text);
      case LINE, CODE -> substitutes.noteLine(text);
      case BODY -> body(text, (inner, value) -> note(substitutes, inner, value));
      case KEEP, TEXT, KEYS -> {
        // Nothing of it stands elsewhere.
      }
    }
    return text;
  }

  private static String replace(Substitutes substitutes, Rule rule, String text) {
    if (isTime(text)) {
      return text;
    }
    return switch (rule) {
      case KEEP -> text;
      case CODE ->
          WORD_OF_THE_VENDOR.matcher(text).matches() ? substitutes.line(text) : Mask.of(text);
      case LINE -> substitutes.line(text);
      case TEXT -> Mask.of(text);
      case NAME -> substitutes.name(text);
      case NUMBER -> substitutes.number(text);
      case ID -> substitutes.id(text);
      case PARTY -> LABEL.matcher(text).matches() ? text : substitutes.id(text);
      case KEYS -> text.length() < SHORTEST_DIAL ? text : Mask.of(text);
      case BODY -> body(text, (inner, value) -> replace(substitutes, inner, value));
    };
  }

  /** A reply that is JSON stays JSON; another, or a cut one, keeps its length only. */
  private static String body(String text, BiFunction<Rule, String, String> how) {
    try {
      JsonNode body = ContractJson.mapper().readTree(text);
      return replaced(body, "raw", "", how).toString();
    } catch (JacksonException e) {
      return Mask.of(text);
    }
  }

  private static boolean isTime(String text) {
    return TIME.matcher(text).matches();
  }
}
