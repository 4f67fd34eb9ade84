package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.deadletter.Origin;
import dev.patchcord.contract.deadletter.Requeue;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.orchestrator.timeline.Style;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one dead letter with everything that is known of it. */
@Command(
    name = "show",
    description = "Shows a dead letter: cause, origin, headers and bytes.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is well",
      "2:wrong options",
      "4:there is no such letter",
      "7:Kafka does not answer, or has no dead letters' topic"
    })
final class DeadLettersShowCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private Screen screen = new Screen();

  @Parameters(paramLabel = "ID", description = "As listed: partition and offset, such as 3:41.")
  private String id = "";

  @Override
  public Integer call() {
    try (LetterBox box = LetterBox.open(kafka.servers())) {
      Letter letter = LetterSource.byId(LetterSource.read(box, screen), id);
      Origin origin = box.originOf(letter);
      Requeue requeue = Requeue.plan(letter, () -> origin, true);
      if (screen.json()) {
        screen.json(
            new Shown(
                letter.id(),
                letter.content(),
                letter.requeued(),
                origin.standing().name(),
                requeue.refusal()));
      } else {
        show(letter, origin, requeue);
      }
      return ExitCode.OK.number();
    }
  }

  /**
   * For programs.
   *
   * @param origin how the record stands there
   * @param notToBePutBack why it cannot be put back; null if it can
   */
  record Shown(
      String id,
      DeadLetter letter,
      List<DeadLetterRequeued> requeued,
      String origin,
      @Nullable String notToBePutBack) {}

  private void show(Letter letter, Origin origin, Requeue requeue) {
    DeadLetter content = letter.content();
    Style style = screen.style();
    row("letter", style.bold(letter.id()));
    row(
        "given up",
        "%s by %s, %s ago"
            .formatted(
                content.at(),
                LetterText.printable(content.service()),
                LetterText.age(content.at(), screen.clock().instant())));
    row("cause", style.red(LetterText.printable(content.cause())));
    row(
        "origin",
        letter.isAboutDeadline()
            ? "a deadline, which no topic brought"
            : "%s: the record %s"
                .formatted(LetterText.printable(letter.origin()), origin.standing().words()));
    row("key", content.key().isEmpty() ? "(none)" : LetterText.printable(content.key()));
    headers(content);
    row("put back", letter.requeued().isEmpty() ? "never" : LetterText.putBack(letter));
    row("to put back", requeue.refusal() == null ? "possible" : refusal(requeue));
    byte[] bytes = content.bytes();
    row(
        "value",
        "%d bytes%s"
            .formatted(bytes.length, content.mayBeCut() ? ", the first of the record's" : ""));
    LetterText.value(bytes).forEach(screen::line);
  }

  private void headers(DeadLetter content) {
    List<DeadLetter.KeptHeader> headers = content.headers();
    if (headers == null) {
      row("headers", "not kept");
      return;
    }
    headers.forEach(
        header -> {
          String value = header.value();
          row(
              "header",
              "%s: %s"
                  .formatted(
                      LetterText.printable(header.name()),
                      value == null
                          ? "(null)"
                          : LetterText.headerValue(Base64.getDecoder().decode(value))));
        });
  }

  static String refusal(Requeue requeue) {
    return "no: " + LetterText.printable(String.valueOf(requeue.refusal()));
  }

  private void row(String name, String value) {
    screen.line("%-12s %s".formatted(name, value));
  }
}
