package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.telemetry.Buckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What operators watch: {@code patchcord.dialer.command} (time from reception to the written
 * outcome, by type and outcome), {@code patchcord.command.latency} (time from the decision to the
 * written outcome, by the clocks of two machines, likewise), {@code patchcord.dialer.waiting}
 * (received, not finished), {@code patchcord.dialer.running} (requests at the carrier now), {@code
 * patchcord.dialer.ambiguous} and {@code patchcord.dialer.skipped} (delivered again after it was
 * finished). Of the calls per second: {@code patchcord.dialer.queued} (dials that wait for a turn
 * now) and {@code patchcord.dialer.queue-wait} (how long those waited that got one).
 */
final class DialerMetrics {
  private final MeterRegistry registry;
  private final Counter ambiguous;
  private final Counter skipped;
  private final Timer queueWait;

  DialerMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.ambiguous = registry.counter("patchcord.dialer.ambiguous");
    this.skipped = registry.counter("patchcord.dialer.skipped");
    this.queueWait = registry.timer("patchcord.dialer.queue-wait");
  }

  void watch(String name, Supplier<Number> value) {
    Gauge.builder("patchcord.dialer." + name, value).register(registry);
  }

  /**
   * A command has its outcome.
   *
   * @param took since it was received
   * @param age since it was decided
   */
  void finished(CallCommand command, CommandOutcome outcome, Duration took, Duration age) {
    registry
        .timer("patchcord.dialer.command", "type", word(command), "outcome", word(outcome))
        .record(took);
    Buckets.REQUEST
        .timer(
            registry, "patchcord.command.latency", "type", word(command), "outcome", word(outcome))
        .record(age);
    if (outcome instanceof CommandAmbiguous) {
      ambiguous.increment();
    }
  }

  void waitedForTurn(Duration wait) {
    queueWait.record(wait);
  }

  void skipped() {
    skipped.increment();
  }

  private static String word(CallCommand command) {
    return switch (command) {
      case HoldCaller _ -> "hold-caller";
      case DialSpecialist _ -> "dial-specialist";
      case CancelLeg _ -> "cancel-leg";
      case RedirectCaller _ -> "redirect-caller";
      case EndLeg _ -> "end-leg";
      case LookUpCaller _ -> "look-up-caller";
      case LookUpAttempt _ -> "look-up-attempt";
      case AnnounceToRoom _ -> "announce-to-room";
      case StartRecording _ -> "start-recording";
      case StopRecording _ -> "stop-recording";
      case CallBack _ -> "call-back";
    };
  }

  static String word(CommandOutcome outcome) {
    return switch (outcome) {
      case CommandQueued _ -> "queued";
      case CommandStarted _ -> "started";
      case CommandDone _ -> "done";
      case CommandRefused _ -> "refused";
      case CommandAmbiguous _ -> "ambiguous";
      case LookedUp _ -> "looked-up";
    };
  }
}
