package dev.patchcord.dialer.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.dialer.Commands;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

  @Test
  void readsACancelThatDoesNotKnowItsLeg() {
    CallCommand cancel = Commands.cancel("CA1", 1, 1, null);
    assertThat(CommandReader.read(record("CA1", ContractJson.write(cancel)))).isEqualTo(cancel);
  }

  @Test
  void refusesADialWithoutANumber() {
    String json =
        new String(ContractJson.write(Commands.dial("CA1", 1, 1)), StandardCharsets.UTF_8)
            .replace("\"to\":\"+14155550123\",", "");
    assertThatThrownBy(
            () -> CommandReader.read(record("CA1", json.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("expected a DialSpecialist, but its to is missing");
  }

  @Test
  void refusesACommandUnderTheKeyOfAnotherCall() {
    byte[] json = ContractJson.write(Commands.hold("CA1", 1));
    assertThatThrownBy(() -> CommandReader.read(record("CA2", json)))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("expected the call id CA1 as key, but it is CA2");
  }

  private static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
    return new ConsumerRecord<>(Topic.CALL_COMMANDS.title(), 0, 0, key, value);
  }
}
