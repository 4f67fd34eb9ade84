package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Appointments;
import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Recording;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a flow of a section that has the schema's form. Numbers out of bounds become problems; what
 * only makes sense together is {@link FlowChecks}' business.
 */
final class FlowReader {
  /** An item of Twilio's own classical playlist. */
  static final String MUSIC = "http://com.twilio.music.classical.s3.amazonaws.com/BusyStrings.mp3";

  private FlowReader() {}

  static Flow read(Section flow) {
    String language = flow.text("language", "en-US");
    String voice = flow.text("voice");
    SentencePack texts = SentenceReader.read(flow, language);
    Strategy strategy = strategy(flow);
    Screening screening = screening(flow.at("screening"), null);
    List<Specialist> specialists =
        flow.list("specialists", List.of(), each -> specialist(each, screening));
    return new Flow(
        flow.text("version", ""),
        language,
        voice,
        flow.text("assistant"),
        flow.text("from", ""),
        specialists,
        strategy,
        flow.number("attempts", strategy == Strategy.RING_ALL ? 1 : specialists.size()),
        flow.duration("ring-timeout", "15s", "5s", "10m"),
        flow.duration("hold-limit", "3m", "10s", "1h"),
        flow.duration("hand-over-delay", "3s", "0s", "30s"),
        flow.duration("max-talk", "4h", "1m", "24h"),
        screening,
        waiting(flow, texts, language, voice),
        flow.has("recording") ? new Recording(flow.at("recording").text("consent", "")) : null,
        flow.list("ladder", List.of(Rung.of(Rung.Kind.BACK_TO_AI)), FlowReader::rung),
        flow.list("after-bridge", List.of(Rung.of(Rung.Kind.GOODBYE)), FlowReader::rung),
        flow.flag("star-key", false),
        callbacks(flow.at("callbacks")),
        flow.has("appointments") ? appointments(flow.at("appointments")) : null,
        TimingReader.read(flow.at("timing")),
        texts.sentences(spoken(flow, "briefing", true), spoken(flow, "introduction", false)));
  }

  private static Strategy strategy(Section flow) {
    return Strategy.valueOf(constant(flow.text("strategy", "hunt")));
  }

  private static Specialist specialist(Section each, Screening flowScreening) {
    return new Specialist(
        each.text("name", ""),
        each.text("number", ""),
        each.list("skills", List.of(), Section::text),
        each.has("hours") ? HoursReader.read(each.at("hours")) : null,
        each.has("screening") ? screening(each.at("screening"), flowScreening) : null);
  }

  private static Screening screening(Section section, @Nullable Screening otherwise) {
    Duration timeout = section.duration("timeout", "20s", "5s", "2m");
    return new Screening(
        section.flag("key-press", otherwise == null || otherwise.keyPress()),
        section.flag("detect-machine", otherwise == null || otherwise.detectMachine()),
        section.has("timeout") || otherwise == null ? timeout : otherwise.timeout());
  }

  private static Waiting waiting(
      Section flow, SentencePack texts, String language, @Nullable String voice) {
    Section waiting = flow.at("waiting");
    return new Waiting(
        waiting.list("music", List.of(MUSIC), Section::text),
        waiting.duration("note-every", "20s", "1s", "10m"),
        waiting.list(
            "notes",
            List.of(new Spoken(texts.text("note"), language, voice)),
            note -> note(note, language, voice)),
        spoken(waiting, "queue-note", true) ? texts.text("queue-note") : null);
  }

  /** A note in another language is not given this flow's voice, which may not speak it. */
  private static Spoken note(Section note, String language, @Nullable String voice) {
    if (note.json().isString()) {
      return new Spoken(note.text(), language, voice);
    }
    String own = note.text("language", language);
    return new Spoken(
        note.text("text", ""),
        own,
        note.has("voice") ? note.text("voice") : own.equals(language) ? voice : null);
  }

  private static Rung rung(Section rung) {
    if (rung.json().isString()) {
      return Rung.of(Rung.Kind.valueOf(constant(rung.text())));
    }
    String kind = rung.names().findFirst().orElseThrow();
    return new Rung(Rung.Kind.valueOf(constant(kind)), rung.text(kind));
  }

  private static Callbacks callbacks(Section section) {
    return new Callbacks(
        section.duration("delay", "5m", "0s", "7d"),
        section.number("attempts", 3),
        section.duration("retry-after", "15m", "1s", "1d"),
        section.duration("ring-timeout", "30s", "5s", "10m"));
  }

  private static Appointments appointments(Section section) {
    return new Appointments(
        section.text("calendar", ""),
        section.duration("slot", "30m", "5m", "8h"),
        section.duration("hold", "5m", "30s", "1h"),
        section.duration("lead", "1h", "0s", "30d"),
        section.duration("horizon", "28d", "1h", "366d"));
  }

  /** True, false, or a sentence of one's own, which means true. */
  static boolean spoken(Section section, String name, boolean otherwise) {
    return section.text(name) != null || section.flag(name, otherwise);
  }

  private static String constant(String written) {
    return written.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
