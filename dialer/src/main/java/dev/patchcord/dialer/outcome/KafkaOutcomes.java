package dev.patchcord.dialer.outcome;

import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.telemetry.CallTracer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Outcomes on the topic {@code command-outcomes}. */
final class KafkaOutcomes implements Outcomes {
  private final DurableSender sender;
  private final String source;
  private final CallTracer tracer;

  KafkaOutcomes(DurableSender sender, String source, CallTracer tracer) {
    this.sender = sender;
    this.source = source;
    this.tracer = tracer;
  }

  @Override
  public void write(CommandOutcome outcome) throws InterruptedException {
    ProducerRecord<String, byte[]> record =
        CloudEvents.record(
            Topic.COMMAND_OUTCOMES,
            outcome.commandId() + "/" + word(outcome),
            source,
            outcome.at(),
            outcome.callId(),
            outcome);
    tracer.sign(record.headers());
    sender.send(record);
  }

  private static String word(CommandOutcome outcome) {
    return switch (outcome) {
      // The only one that a command may have several of.
      case CommandQueued queued -> "queued/" + queued.at().toEpochMilli();
      case CommandStarted _ -> "started";
      case CommandDone _ -> "done";
      case CommandRefused _ -> "refused";
      case CommandAmbiguous _ -> "ambiguous";
      case LookedUp _ -> "looked-up";
    };
  }
}
