package dev.patchcord.orchestrator.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what is spoken: a language's own sentences, worded otherwise where the file does. A
 * language that we do not speak must word them all.
 */
final class SentenceReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> KNOWN =
      new TreeSet<>(List.of("caller", "reason", "seconds", "specialist", "summary"));

  private SentenceReader() {}

  static SentencePack read(Section flow, String language) {
    Map<String, String> own = new HashMap<>();
    Section sentences = flow.at("sentences");
    sentences.names().forEach(name -> put(sentences, name, own));
    put(flow, "briefing", own);
    put(flow, "introduction", own);
    Section waiting = flow.at("waiting");
    put(waiting, "queue-note", own);
    checkElsewhere(flow, waiting);

    SentencePack english = SentencePack.english();
    return SentencePack.of(language)
        .orElseGet(
            () -> {
              Set<String> missing = new TreeSet<>(english.texts().keySet());
              missing.removeAll(own.keySet());
              unused(flow, waiting, missing);
              if (!missing.isEmpty()) {
                flow.wrong(
                    "language",
                    "there are no sentences in %s yet: write %s"
                        .formatted(
                            language,
                            missing.stream()
                                .map(SentenceReader::setting)
                                .collect(Collectors.joining(", "))));
              }
              return english;
            })
        .with(own);
  }

  /** What the file switches off, or words where it is used, is not missed. */
  private static void unused(Section flow, Section waiting, Set<String> missing) {
    if (!FlowReader.spoken(flow, "briefing", true)) {
      missing.remove("briefing");
    }
    if (!FlowReader.spoken(flow, "introduction", false)) {
      missing.remove("introduction");
    }
    if (!FlowReader.spoken(waiting, "queue-note", true)) {
      missing.remove("queue-note");
    }
    if (waiting.has("notes")) {
      missing.remove("note");
    }
  }

  private static String setting(String sentence) {
    return switch (sentence) {
      case "briefing", "introduction" -> sentence;
      case "note" -> "waiting.notes";
      case "queue-note" -> "waiting.queue-note";
      default -> "sentences." + sentence;
    };
  }

  private static void put(Section section, String name, Map<String, String> own) {
    String text = section.text(name);
    if (text != null) {
      own.put(name, text);
      check(section.at(name), text, name.equals("queue-note"));
    }
  }

  /** The sentences that stand where they are used. */
  private static void checkElsewhere(Section flow, Section waiting) {
    for (Section note : waiting.items("notes")) {
      if (note.json().isString()) {
        check(note, note.text(), false);
      } else {
        check(note.at("text"), note.text("text", ""), false);
      }
    }
    for (String ladder : List.of("ladder", "after-bridge")) {
      for (Section rung : flow.items(ladder)) {
        rung.names().forEach(kind -> check(rung.at(kind), rung.text(kind, ""), false));
      }
    }
    Section consent = flow.at("recording").at("consent");
    check(consent, consent.text(), false);
  }

  private static void check(Section section, String text, boolean queueing) {
    for (Matcher found = PLACEHOLDER.matcher(text); found.find(); ) {
      String name = found.group(1);
      if (!KNOWN.contains(name)) {
        section.wrong(
            "{%s} cannot be filled in: %s"
                .formatted(
                    name,
                    Words.nearest(name, KNOWN)
                        .map(word -> "did you mean {" + word + "}?")
                        .orElse("possible are {" + String.join("}, {", KNOWN) + "}")));
      } else if (name.equals("seconds") && !queueing) {
        section.wrong("{seconds} can be filled in only in queue-note");
      }
    }
  }
}
