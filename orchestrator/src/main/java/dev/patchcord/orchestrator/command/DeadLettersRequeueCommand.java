package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.deadletter.LetterFilter;
import dev.patchcord.contract.deadletter.Letters;
import dev.patchcord.contract.deadletter.Requeue;
import dev.patchcord.contract.deadletter.Requeuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the records of dead letters back to the topics that they were read from. */
@Command(
    name = "requeue",
    description = {
      "Puts records back to where they were read, with their own ids, so that a reader knows a"
          + " repetition. Try it with --dry-run first."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all were put back, or could be",
      "2:wrong options, or nobody there to say yes",
      "4:there is no such letter, or none fits",
      "6:only a newer version can read them; nothing was put back",
      "7:Kafka does not answer, or has no dead letters' topic",
      "8:some were put back, others refused",
      "9:all were refused, or the person said no; nothing was put back"
    })
final class DeadLettersRequeueCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private Screen screen = new Screen();
  @Mixin private LetterFilterOptions wanted = new LetterFilterOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "As listed: partition and offset, such as 3:41.")
  private List<String> ids = List.of();

  @Option(
      names = "--all-matching",
      description = "Instead of ids: every letter that the filters let through.")
  private boolean allMatching;

  @Option(names = "--again", description = "Also those that were put back before.")
  private boolean again;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Kept beside the letter, for whoever reads it later.")
  private @Nullable String why;

  @Option(names = "--dry-run", description = "Say what would be sent where, and send nothing.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask: for scripts.")
  private boolean yes;

  @Override
  public Integer call() {
    LetterFilter filter = wanted.filter();
    if (allMatching != ids.isEmpty() || (!allMatching && !filter.equals(LetterFilter.ALL))) {
      throw new CommandFailure(
          ExitCode.USAGE, "name letters by their ids, or say --all-matching and filters");
    }
    if (!dryRun && !yes && !screen.isInteractive()) {
      throw new CommandFailure(
          ExitCode.USAGE, "nobody is there to be asked: say --yes, or --dry-run to look first");
    }
    if (dryRun) {
      try (LetterBox box = LetterBox.open(kafka.servers())) {
        List<Requeue> plans = plans(box, filter);
        plans.forEach(this::tell);
        summary("nothing was sent: this was a dry run");
        return verdict(plans).number();
      }
    }
    // Before the letters are read: from here on nobody else can put one of them back.
    try (Requeuer requeuer = Requeuer.open(kafka.servers());
        LetterBox box = LetterBox.open(kafka.servers())) {
      return putBack(plans(box, filter), requeuer).number();
    } catch (Requeuer.SomebodyElse e) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          "somebody else has begun to put records back; dead-letters list says which ones are");
    }
  }

  private List<Requeue> plans(LetterBox box, LetterFilter filter) {
    Letters letters = LetterSource.read(box, screen);
    List<Letter> chosen =
        allMatching
            ? letters.matching(filter).stream()
                .filter(letter -> again || letter.requeued().isEmpty())
                .toList()
            : ids.stream().distinct().map(id -> LetterSource.byId(letters, id)).toList();
    if (chosen.isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOTHING_FOUND, "no dead letter fits that was not put back already");
    }
    return chosen.stream()
        .map(letter -> Requeue.plan(letter, () -> box.originOf(letter), again))
        .toList();
  }

  private ExitCode putBack(List<Requeue> plans, Requeuer requeuer) {
    List<Requeue> possible = plans.stream().filter(plan -> !plan.isRefused()).toList();
    plans.forEach(this::tell);
    if (!possible.isEmpty() && !yes && !agreed(possible.size())) {
      throw new CommandFailure(ExitCode.REFUSED, "nothing was put back");
    }
    for (Requeue plan : possible) {
      requeuer.send(
          plan, screen.clock().instant(), System.getProperty("user.name", "unknown"), why);
    }
    summary(
        "%s put back%s"
            .formatted(
                records(possible.size()),
                possible.size() == plans.size()
                    ? ""
                    : ", %d refused".formatted(plans.size() - possible.size())));
    return verdict(plans);
  }

  private boolean agreed(int count) {
    screen.err().print("Put %s back? [y/N] ".formatted(count == 1 ? "it" : "these " + count));
    screen.err().flush();
    try {
      String answer = screen.in().readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Requeue plan) {
    ProducerRecord<byte[], byte[]> record = plan.record();
    if (screen.json()) {
      screen.json(
          new Planned(
              plan.letter().id(),
              record == null ? null : record.topic(),
              record == null ? null : record.partition(),
              record == null ? null : length(record),
              plan.eventId().orElse(null),
              plan.reread(),
              plan.refusal()));
      return;
    }
    String id = screen.style().bold(plan.letter().id());
    if (record == null) {
      screen.line("%s  %s".formatted(id, DeadLettersShowCommand.refusal(plan)));
    } else {
      screen.line(
          "%s  to %s-%d, key %s, %d bytes%s, id %s: this version can read it"
              .formatted(
                  id,
                  LetterText.printable(record.topic()),
                  record.partition(),
                  LetterText.printable(plan.letter().content().key()),
                  length(record),
                  plan.reread() ? " read again at the origin" : "",
                  LetterText.printable(plan.eventId().orElse("(none)"))));
    }
  }

  /**
   * For programs.
   *
   * @param refusal why nothing is sent; null if something is
   */
  record Planned(
      String letter,
      @Nullable String topic,
      @Nullable Integer partition,
      @Nullable Integer bytes,
      @Nullable String eventId,
      boolean rereadAtOrigin,
      @Nullable String refusal) {}

  private void summary(String text) {
    if (!screen.json()) {
      screen.line(text);
    }
  }

  private static int length(ProducerRecord<byte[], byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }

  private static String records(int count) {
    return count == 1 ? "1 record" : count + " records";
  }

  private static ExitCode verdict(List<Requeue> plans) {
    long refused = plans.stream().filter(Requeue::isRefused).count();
    if (refused == 0) {
      return ExitCode.OK;
    }
    if (refused < plans.size()) {
      return ExitCode.PARTIAL;
    }
    return plans.stream().allMatch(Requeue::tooNew) ? ExitCode.TOO_NEW : ExitCode.REFUSED;
  }
}
