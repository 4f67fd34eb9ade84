package dev.patchcord.orchestrator.stream;

import static dev.patchcord.orchestrator.calendar.Requests.ANN;
import static dev.patchcord.orchestrator.calendar.Requests.SUNDAY;
import static dev.patchcord.orchestrator.calendar.Requests.booking;
import static dev.patchcord.orchestrator.calendar.Requests.free;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarTopologyTest {
  private static final String MONDAY_NINE = "2026-11-23T08:00:00Z";
  private static final byte[] CORRELATION = {1, 2, 3};

  @TempDir private Path state;
  private TopologyTestDriver driver;
  private final Map<Topic, TestOutputTopic<String, byte[]>> outputs = new EnumMap<>(Topic.class);

  @BeforeEach
  void start() {
    Topology topology = new Topology();
    CalendarTopology.addTo(topology, new DecisionMeter(new SimpleMeterRegistry()));
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(topology, properties, SUNDAY);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private void ask(CalendarRequest request) {
    Headers headers =
        CloudEvents.headers(
            request.requestId(),
            ContractJson.typeName(request),
            "/patchcord/ingress",
            SUNDAY,
            request.callId());
    headers.add("kafka_correlationId", CORRELATION);
    headers.add("patchcord_reply-to", "ingress-1".getBytes(StandardCharsets.UTF_8));
    send(request.calendar(), ContractJson.write(request), headers);
  }

  private void send(String key, byte[] value, Headers headers) {
    driver
        .createInputTopic(
            Topic.CALENDAR_REQUESTS.title(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers));
  }

  private List<TestRecord<String, byte[]>> written(Topic topic) {
    return outputs
        .computeIfAbsent(
            topic,
            each ->
                driver.createOutputTopic(
                    each.title(), new StringDeserializer(), new ByteArrayDeserializer()))
        .readRecordsToList();
  }

  private Answer answer() {
    return ContractJson.read(written(Topic.REPLIES).getLast().value(), Answer.class);
  }

  @Test
  void repliesToWhoeverAsked() {
    ask(free("r1", "CA1", ANN));
    TestRecord<String, byte[]> reply = written(Topic.REPLIES).getFirst();
    assertThat(reply.key()).isEqualTo("ingress-1");
    assertThat(reply.headers().lastHeader("kafka_correlationId").value()).isEqualTo(CORRELATION);
    assertThat(CloudEvents.text(reply.headers(), CloudEvents.TYPE))
        .isEqualTo("patchcord.slots-offered.v1");
    assertThat(CloudEvents.text(reply.headers(), CloudEvents.SUBJECT)).isEqualTo("CA1");
    assertThat(ContractJson.read(reply.value(), Answer.class))
        .isInstanceOfSatisfying(SlotsOffered.class, it -> assertThat(it.slots()).hasSize(5));
  }

  @Test
  void writesAnAppointmentOnce() {
    ask(booking("r1", "CA1", MONDAY_NINE, ANN));
    Answer answer = answer();
    ask(booking("r1", "CA1", MONDAY_NINE, ANN));
    assertThat(answer()).isEqualTo(answer);
    TestRecord<String, byte[]> appointment =
        assertThat(written(Topic.APPOINTMENTS)).singleElement().actual();
    Appointment booked = ((SlotBooked) answer).appointment();
    assertThat(appointment.key()).isEqualTo(booked.id());
    assertThat(ContractJson.read(appointment.value(), Appointment.class)).isEqualTo(booked);
  }

  @Test
  void remembersBetweenRequests() {
    ask(booking("r1", "CA1", MONDAY_NINE, ANN));
    ask(booking("r2", "CA2", MONDAY_NINE, ANN));
    assertThat(answer()).isInstanceOf(SlotTaken.class);
    assertThat(written(Topic.APPOINTMENTS)).hasSize(1);
  }

  @Test
  void decidesAlsoWhereNobodyWaits() {
    CalendarRequest request = booking("r1", "CA1", MONDAY_NINE, ANN);
    send(
        "practice",
        ContractJson.write(request),
        CloudEvents.headers("r1", "patchcord.calendar-request.v1", "/test", SUNDAY, "CA1"));
    assertThat(written(Topic.REPLIES)).isEmpty();
    assertThat(written(Topic.APPOINTMENTS)).hasSize(1);
  }

  @Test
  void forgetsPastAppointmentsAndTellsTheirTopic() {
    ask(booking("r1", "CA1", MONDAY_NINE, ANN));
    String id = written(Topic.APPOINTMENTS).getFirst().key();
    driver.advanceWallClockTime(Duration.ofDays(7));
    assertThat(written(Topic.APPOINTMENTS)).isEmpty();
    driver.advanceWallClockTime(Duration.ofDays(1));
    TestRecord<String, byte[]> tombstone = written(Topic.APPOINTMENTS).getFirst();
    assertThat(tombstone.key()).isEqualTo(id);
    assertThat(tombstone.value()).isNull();
    try (var left = driver.getKeyValueStore(CalendarTopology.STORE).all()) {
      assertThat(left).isExhausted();
    }
  }

  @Test
  void keepsWhatItCannotUse() {
    Headers headers = CloudEvents.headers("r1", "x", "/test", SUNDAY, "CA1");
    send("practice", "{}".getBytes(StandardCharsets.UTF_8), headers);
    send("other", ContractJson.write(free("r1", "CA1", ANN)), headers);
    send("practice", null, headers);
    assertThat(written(Topic.DEAD_LETTERS))
        .extracting(each -> ContractJson.read(each.value(), DeadLetter.class).cause())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("expected a CalendarRequest, but"),
            second -> assertThat(second).contains("the key is other and the calendar practice"),
            third -> assertThat(third).contains("a request as value"));
    ask(free("r2", "CA1", ANN));
    assertThat(answer()).isInstanceOf(SlotsOffered.class);
  }
}
