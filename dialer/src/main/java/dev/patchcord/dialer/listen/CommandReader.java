package dev.patchcord.dialer.listen;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a record of {@code call-commands} and refuses what the contract does not allow. */
final class CommandReader {
  private CommandReader() {}

  /**
   * Reads it.
   *
   * @throws UnreadableRecord if it is empty, not JSON of a known type, lacks a member that must be
   *     there, or lies under a key that is not its call id (its outcome would then lie in another
   *     partition than it does, and a claim would not be found)
   */
  static CallCommand read(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      throw new UnreadableRecord("expected a CallCommand, but the record is empty", null);
    }
    CallCommand command = ContractJson.read(value, CallCommand.class);
    if (!command.callId().equals(record.key())) {
      throw new UnreadableRecord(
          "expected the call id %s as key, but it is %s".formatted(command.callId(), record.key()),
          null);
    }
    return command;
  }
}
