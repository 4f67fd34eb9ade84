package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Refusal;
import dev.patchcord.orchestrator.call.Timer;
import dev.patchcord.telemetry.Buckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what the machine does, by the times in its decisions. What an aborted
 * transaction decided is counted as well, and once more when it is decided again. One for all
 * partitions of an instance.
 *
 * <p>What an alert looks at is there from the beginning, at zero: a counter that is born with its
 * first increase shows none.
 */
public final class DecisionMeter {
  private final MeterRegistry registry;
  private final CallGauges calls;

  public DecisionMeter(MeterRegistry registry) {
    this.registry = registry;
    this.calls = new CallGauges(registry);
    Stream.of(Refusal.Kind.values()).forEach(this::rejections);
    Stream.of(Topic.TELEPHONY_EVENTS, Topic.COMMAND_OUTCOMES, Topic.CALENDAR_REQUESTS)
        .map(Topic::title)
        .forEach(this::deadLetters);
    deadLetters(DeadLetter.DEADLINES);
  }

  /** A partition's share in {@code patchcord.calls} and {@code patchcord.calls.overdue}. */
  CallGauges.OfPartition calls() {
    return calls.new OfPartition();
  }

  /**
   * Counts a decision.
   *
   * @param before the call that it was taken about; null if it was not known
   */
  void count(@Nullable Call before, Decision decision) {
    JournalRecord journal = decision.journal();
    String transition = journal.transition();
    if (transition != null) {
      registry.counter("patchcord.transitions", "transition", transition).increment();
    }
    if (decision.refusal() != null) {
      rejections(decision.refusal()).increment();
    }
    ended(before, journal)
        .forEach(how -> registry.counter("patchcord.attempts", "outcome", how).increment());
    Source source = journal.source();
    if (source != null) {
      Buckets.REQUEST
          .timer(registry, "patchcord.trigger.age", "topic", source.topic())
          .record(Duration.between(journal.trigger().at(), journal.at()));
    }
    if (journal.trigger() instanceof DeadlineExpired expired) {
      registry.counter("patchcord.deadlines", "timer", timer(expired.name())).increment();
      Buckets.REQUEST
          .timer(registry, "patchcord.deadline.lateness")
          .record(Duration.between(expired.dueAt(), journal.at()));
    }
  }

  /**
   * A caller is on hold no more.
   *
   * @param time on hold; null if the caller was not, or still is
   * @param next where the call is now
   */
  void held(@Nullable Duration time, CallState next) {
    if (time != null) {
      Buckets.PATIENCE
          .timer(registry, "patchcord.hold", "next", next.name().toLowerCase(Locale.ROOT))
          .record(time);
    }
  }

  /**
   * A caller talks to the person who was wanted.
   *
   * @param time since the wish; null if nobody was reached
   */
  void reachedPerson(@Nullable Duration time) {
    if (time != null) {
      Buckets.PATIENCE.timer(registry, "patchcord.time.to.person").record(time);
    }
  }

  void discarded(String topic) {
    deadLetters(topic).increment();
  }

  /** How those attempts ended that this decision ended. */
  static List<String> ended(@Nullable Call before, JournalRecord journal) {
    return journal.attempts().stream()
        .filter(each -> !wasOver(before, each.number()))
        .map(AttemptView::outcome)
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean wasOver(@Nullable Call before, int attempt) {
    return before != null
        && before.attempts().stream()
            .filter(each -> each.number() == attempt)
            .map(Attempt::outcome)
            .anyMatch(Objects::nonNull);
  }

  /** The deadline's name without the number of what it is about. */
  private static String timer(String deadline) {
    return Timer.named(deadline).map(each -> each.key().replaceFirst("-$", "")).orElse("unknown");
  }

  private Counter rejections(Refusal.Kind kind) {
    return registry.counter("patchcord.rejections", "reason", kind.name().toLowerCase(Locale.ROOT));
  }

  private Counter deadLetters(String topic) {
    return registry.counter("patchcord.dead.letters", "topic", topic);
  }
}
