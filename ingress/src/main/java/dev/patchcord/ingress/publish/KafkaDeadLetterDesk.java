package dev.patchcord.ingress.publish;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.deadletter.Requeue;
import dev.patchcord.contract.deadletter.Requeuer;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.ingress.publish.LetterStanding.Kind;
import dev.patchcord.ingress.publish.LetterStanding.Mark;
import dev.patchcord.ingress.publish.LetterStanding.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters in Kafka, by the same code as the command. It connects for each question: they are
 * rare, and a producer that was kept would fence everybody who uses the command.
 */
public final class KafkaDeadLetterDesk implements DeadLetterDesk {
  private final String servers;
  private final Clock clock;

  /**
   * For one cluster.
   *
   * @param servers comma-separated {@code host:port}
   */
  public KafkaDeadLetterDesk(String servers, Clock clock) {
    this.servers = servers;
    this.clock = clock;
  }

  @Override
  public LetterStanding look(String letter) {
    try (LetterBox box = LetterBox.open(servers)) {
      return find(box, letter)
          .map(found -> told(found, plan(box, found), Kind.OPEN))
          .orElseGet(() -> LetterStanding.unknown(letter));
    } catch (ArchiveProblem e) {
      throw away(e);
    }
  }

  /** One after the other, since whoever begins later ends what an earlier one has begun. */
  @Override
  public synchronized LetterStanding putBack(String letter, String by, String why) {
    // Before the letters are read: from here on nobody else can put one of them back.
    try (Requeuer requeuer = Requeuer.open(servers);
        LetterBox box = LetterBox.open(servers)) {
      Optional<Letter> found = find(box, letter);
      if (found.isEmpty()) {
        return LetterStanding.unknown(letter);
      }
      Requeue plan = plan(box, found.get());
      if (!plan.isRefused()) {
        Instant now = clock.instant();
        requeuer.send(plan, now, by, why);
        return standing(plan, Kind.PUT_BACK, new Mark(now, by, why));
      }
      return told(found.get(), plan, Kind.PUT_BACK);
    } catch (Requeuer.SomebodyElse e) {
      return LetterStanding.refused(
          letter, "somebody else has begun to put records back: look at the letter again");
    } catch (ArchiveProblem e) {
      throw away(e);
    }
  }

  private static Optional<Letter> find(LetterBox box, String letter) {
    return box.letters(ReadProgress.SILENT).byId(letter);
  }

  private static Requeue plan(LetterBox box, Letter letter) {
    return Requeue.plan(letter, () -> box.originOf(letter), false);
  }

  private static LetterStanding told(Letter letter, Requeue plan, Kind possible) {
    List<DeadLetterRequeued> marks = letter.requeued();
    if (!marks.isEmpty()) {
      DeadLetterRequeued last = marks.getLast();
      return new LetterStanding(
          letter.id(),
          Kind.ALREADY,
          new Target(
              last.topic(), last.partition(), letter.content().key(), null, length(letter), false),
          new Mark(last.at(), last.by(), last.why()),
          null);
    }
    return plan.isRefused()
        ? LetterStanding.refused(letter.id(), String.valueOf(plan.refusal()))
        : standing(plan, possible, null);
  }

  private static LetterStanding standing(Requeue plan, Kind kind, @Nullable Mark mark) {
    ProducerRecord<byte[], byte[]> record = Objects.requireNonNull(plan.record());
    return new LetterStanding(
        plan.letter().id(),
        kind,
        new Target(
            record.topic(),
            Objects.requireNonNull(record.partition()),
            plan.letter().content().key(),
            plan.eventId().orElse(null),
            record.value() == null ? 0 : record.value().length,
            plan.reread()),
        mark,
        null);
  }

  private static int length(Letter letter) {
    return letter.content().bytes().length;
  }

  private static LogUnavailable away(ArchiveProblem problem) {
    return new LogUnavailable("the dead letters: " + problem.getMessage(), problem);
  }
}
