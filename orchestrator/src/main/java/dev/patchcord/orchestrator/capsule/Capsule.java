package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.archive.TopicRecord;
import dev.patchcord.orchestrator.capsule.CapsuleProblem.Kind;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call with everything that is known of it. Holds its records as JSON, so that members that
 * this jar does not know are kept when it is written again. Equal journals make equal capsules: no
 * clock is read.
 *
 * <p>The flow stands in the call's first record, and the commands in the records that gave them, as
 * in the journal; requests to the carrier and its replies stand in the outcomes.
 */
public final class Capsule {
  /** Version of the form. */
  static final int FORMAT = 1;

  static final String LINE = "line";
  static final String JOURNAL = "journal";
  static final String TOPIC = "topic";
  static final String REHEARSAL = "rehearsal";
  static final String RECORD = "record";

  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";

  private final ObjectNode header;
  private final List<JsonNode> lines;
  private final CallJournal journal;

  private Capsule(ObjectNode header, List<JsonNode> lines, CallJournal journal) {
    this.header = header;
    this.lines = List.copyOf(lines);
    this.journal = journal;
  }

  /**
   * A capsule of a call.
   *
   * @param originals the triggers as they stand in their topics, as far as they still do
   * @param rehearsal what is needed to let the same happen again, where the call was a rehearsed
   *     one; null otherwise
   * @param by who writes it, with its version
   * @param missing what could not be had, one line each
   * @throws IllegalArgumentException if the journal is empty
   */
  public static Capsule of(
      CallJournal journal,
      List<TopicRecord> originals,
      @Nullable JsonNode rehearsal,
      String by,
      List<String> missing) {
    if (journal.lines().isEmpty()) {
      throw new IllegalArgumentException("expected a call with a journal, but it has no record");
    }
    List<JsonNode> lines = new ArrayList<>();
    journal.lines().forEach(line -> lines.add(node(line)));
    originals.forEach(original -> lines.add(node(original)));
    if (rehearsal != null) {
      ObjectNode line = object(REHEARSAL);
      line.set(REHEARSAL, rehearsal);
      lines.add(line);
    }
    ObjectNode header = ContractJson.mapper().createObjectNode();
    header.put("capsule", FORMAT);
    header.put("call", journal.callId());
    header.put("by", by);
    header.put("from", journal.lines().getFirst().record().at().toString());
    header.put("until", journal.lines().getLast().record().at().toString());
    header.set("machines", texts(records(journal).map(JournalRecord::machineVersion)));
    header.set(
        "flows",
        texts(
            records(journal)
                .map(JournalRecord::flow)
                .filter(Objects::nonNull)
                .map(flow -> flow.version())));
    header.put("redacted", false);
    header.set("missing", texts(missing.stream()));
    return new Capsule(header, lines, journal);
  }

  /**
   * A capsule of what a file has.
   *
   * @throws CapsuleProblem if a record is not one, or is of a type that this jar does not know
   */
  static Capsule of(ObjectNode header, List<JsonNode> lines) {
    List<JournalLine> journal =
        lines.stream().filter(line -> is(line, JOURNAL)).map(Capsule::journalLine).toList();
    if (journal.isEmpty()) {
      throw new CapsuleProblem(Kind.DAMAGED, "has no record of the journal in it");
    }
    return new Capsule(header, lines, new CallJournal(header.path("call").asString(""), journal));
  }

  /** The caller's CallSid; a made-up one if it is redacted. */
  public String callId() {
    return journal.callId();
  }

  public CallJournal journal() {
    return journal;
  }

  /** The triggers as they stood in their topics. */
  public List<TopicRecord> originals() {
    return lines.stream()
        .filter(line -> is(line, TOPIC))
        .map(line -> ContractJson.mapper().treeToValue(line.path(RECORD), TopicRecord.class))
        .toList();
  }

  /** What lets the same happen again; empty if the call was no rehearsed one. */
  public Optional<JsonNode> rehearsal() {
    return lines.stream()
        .filter(line -> is(line, REHEARSAL))
        .map(line -> line.path(REHEARSAL))
        .findFirst();
  }

  /** True if its numbers, names and words are made up. */
  public boolean isRedacted() {
    return header.path("redacted").asBoolean(false);
  }

  /** What could not be had when it was written, one line each. */
  public List<String> missing() {
    return header.path("missing").valueStream().map(each -> each.asString("")).toList();
  }

  /** Who wrote it, with its version. */
  public String by() {
    return header.path("by").asString("");
  }

  /** Time of the first record. */
  public Instant from() {
    return journal.lines().getFirst().record().at();
  }

  /** Time of the last record: what came later is not in it. */
  public Instant until() {
    return journal.lines().getLast().record().at();
  }

  ObjectNode header() {
    return header.deepCopy();
  }

  List<JsonNode> lines() {
    return lines;
  }

  static boolean is(JsonNode line, String kind) {
    return line.path(LINE).asString("").equals(kind);
  }

  private static Stream<JournalRecord> records(CallJournal journal) {
    return journal.lines().stream().map(JournalLine::record);
  }

  private static ArrayNode texts(Stream<String> texts) {
    ArrayNode array = ContractJson.mapper().createArrayNode();
    texts.distinct().forEach(array::add);
    return array;
  }

  private static ObjectNode object(String kind) {
    return ContractJson.mapper().createObjectNode().put(LINE, kind);
  }

  private static JsonNode node(JournalLine line) {
    ObjectNode node = object(JOURNAL);
    if (line.partition() >= 0) {
      node.put(PARTITION, line.partition()).put(OFFSET, line.offset());
    }
    node.set(RECORD, ContractJson.mapper().valueToTree(line.record()));
    return node;
  }

  private static JsonNode node(TopicRecord original) {
    ObjectNode node = object(TOPIC);
    node.set(RECORD, ContractJson.mapper().valueToTree(original));
    return node;
  }

  private static JournalLine journalLine(JsonNode line) {
    try {
      return new JournalLine(
          ContractJson.read(ContractJson.write(line.path(RECORD)), JournalRecord.class),
          line.path(PARTITION).asInt(-1),
          line.path(OFFSET).asLong(-1));
    } catch (UnreadableRecord e) {
      String sequence = line.path(RECORD).path("sequence").asString("?");
      throw e.getCause() instanceof InvalidTypeIdException type
          ? new CapsuleProblem(
              Kind.TOO_NEW,
              "record %s has something of type %s, which this jar does not know: use the one that wrote it"
                  .formatted(sequence, type.getTypeId()))
          : new CapsuleProblem(
              Kind.DAMAGED, "record %s cannot be read: %s".formatted(sequence, e.getMessage()));
    }
  }
}
