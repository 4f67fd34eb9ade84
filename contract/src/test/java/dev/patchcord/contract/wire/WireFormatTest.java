package dev.patchcord.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.patchcord.contract.KeepsUnknown;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.UnknownMembers;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written in {@code src/test/resources/wire} has been on a topic for weeks when the next
 * version reads it. {@code ./mvnw -pl contract test -Dtest=WireFormatTest -Dregenerate=true} writes
 * the files anew.
 */
class WireFormatTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "wire");

  /** Values of topics that hold a single type, and so need no {@code type} member. */
  private static final List<Class<?>> SINGLE_TYPES =
      List.of(
          JournalRecord.class,
          CallSnapshot.class,
          CallIndex.class,
          DeadLetter.class,
          DeadLetterRequeued.class,
          CalendarRequest.class,
          Appointment.class,
          SpecialistStanding.class,
          BrokenPromise.class);

  static Stream<String> files() {
    return Samples.byFileName().keySet().stream();
  }

  @BeforeAll
  static void regenerates() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      for (String name : Samples.byFileName().keySet()) {
        Files.writeString(GOLDEN.resolve(name + ".json"), written(name));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void writesTheBytesThatAreInTheGoldenFile(String name) throws IOException {
    Path file = GOLDEN.resolve(name + ".json");
    assertThat(file).exists();
    assertThat(written(name))
        .as(
            "%s: records of this shape are kept for weeks. A new optional member is fine:"
                + " regenerate. Anything else is a new type, v2, beside this one.",
            file)
        .isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsTheGoldenFileBackEqual(String name) throws IOException {
    Object sample = Samples.byFileName().get(name);
    byte[] json = Files.readAllBytes(GOLDEN.resolve(name + ".json"));
    assertThat((Object) ContractJson.read(json, readAs(sample))).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsARecordOfALaterVersionThatHasAMemberMore(String name) {
    Object sample = Samples.byFileName().get(name);
    ObjectNode later = (ObjectNode) ContractJson.mapper().readTree(ContractJson.write(sample));
    later.put("addedLater", "something");
    Object read = ContractJson.read(ContractJson.write(later), readAs(sample));
    assertThat(read instanceof KeepsUnknown keeper ? keeper.keeping(UnknownMembers.NONE) : read)
        .isEqualTo(sample);
  }

  @Test
  void hasASampleOfEveryType() {
    Set<Class<?>> sampled = new HashSet<>();
    Samples.byFileName().values().forEach(sample -> sampled.add(sample.getClass()));
    Set<Class<?>> types = new HashSet<>(ContractJson.types());
    types.addAll(SINGLE_TYPES);
    assertThat(sampled).as("add the missing type to Samples").isEqualTo(types);
  }

  @Test
  void hasNoGoldenFileOfATypeThatIsGone() throws IOException {
    try (Stream<Path> golden = Files.list(GOLDEN)) {
      assertThat(golden.map(file -> file.getFileName().toString().replaceAll("\\.json$", "")))
          .as("a released type stays readable: keep its record and its sample")
          .containsExactlyInAnyOrderElementsOf(Samples.byFileName().keySet());
    }
  }

  @Test
  void fillsEveryComponentInASample() {
    Map<Class<?>, List<String>> neverFilled = new HashMap<>();
    for (Object sample : Samples.byFileName().values()) {
      neverFilled.merge(
          sample.getClass(),
          emptyComponents(sample),
          (before, now) -> before.stream().filter(now::contains).toList());
    }
    neverFilled.values().removeIf(List::isEmpty);
    assertThat(neverFilled).as("a golden file shows only what its sample fills").isEmpty();
  }

  @Test
  void givesEveryTypeANameWithAVersion() {
    assertThat(ContractJson.types())
        .allSatisfy(
            type ->
                assertThat(
                        type.getAnnotation(com.fasterxml.jackson.annotation.JsonTypeName.class)
                            .value())
                    .matches("patchcord\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*"));
  }

  @Test
  void refusesACommandWithoutTheNumberOfItsAttempt() {
    byte[] json =
        "{\"type\":\"patchcord.cancel-leg.v1\",\"commandId\":\"CA1-3\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ContractJson.read(json, CallCommand.class))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageStartingWith("expected a CallCommand, but ")
        .hasMessageContaining("int");
  }

  @Test
  void refusesBytesThatAreNoJsonAndTheWordNull() {
    for (String bytes : List.of("CallSid=CA1", "", "null", "[]")) {
      assertThatThrownBy(
              () -> ContractJson.read(bytes.getBytes(StandardCharsets.UTF_8), Trigger.class))
          .as("<%s>", bytes)
          .isInstanceOf(UnreadableRecord.class)
          .hasMessageStartingWith("expected a Trigger, but ");
    }
  }

  @Test
  void givesADeadLetterItsBytesBack() {
    byte[] notText = {(byte) 0xff, 0, 10, (byte) 0x80};
    DeadLetter letter =
        new DeadLetter("t", 0, 1, "", Samples.NOON, "dialer", "c", DeadLetter.encode(notText));
    assertThat(ContractJson.read(ContractJson.write(letter), DeadLetter.class).bytes())
        .isEqualTo(notText);
  }

  /** The record's bytes, and a line end for the sake of the file. */
  private static String written(String name) {
    byte[] json = ContractJson.write(Samples.byFileName().get(name));
    return new String(json, StandardCharsets.UTF_8) + "\n";
  }

  /** As a consumer of its topic would: by family where the family tells the type. */
  private static Class<?> readAs(Object sample) {
    return switch (sample) {
      case Trigger _ -> Trigger.class;
      case CallCommand _ -> CallCommand.class;
      case Answer _ -> Answer.class;
      default -> sample.getClass();
    };
  }

  private static List<String> emptyComponents(Object record) {
    List<String> empty = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(record);
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
          empty.add(component.getName());
        }
      } catch (ReflectiveOperationException e) {
        fail("cannot read " + component, e);
      }
    }
    return empty;
  }
}
