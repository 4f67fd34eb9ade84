package dev.patchcord.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.FakeVapi;
import dev.patchcord.ingress.IngressApplication;
import dev.patchcord.ingress.Snapshots;
import dev.patchcord.ingress.TwilioSigner;
import dev.patchcord.ingress.appointment.AppointmentBook;
import dev.patchcord.ingress.live.LiveCalls;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.translate.StatusCallbacks;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The real main with a real broker; the test plays the machine. */
class KafkaEventLogTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static EmbeddedKafkaKraftBroker broker;
  private static FakeVapi vapi;
  private static ConfigurableApplicationContext ingress;
  private static EventLog log;

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.afterPropertiesSet();
    vapi = new FakeVapi();
    ingress =
        IngressApplication.start(
            settings(
                broker.getBrokersAsString(),
                "--INSTANCE_ID=ear-1",
                "--patchcord.kafka.keep-trying=0s",
                "--patchcord.ingress.connect.allow-without-call-sid=true"));
    log = ingress.getBean(EventLog.class);
  }

  @AfterAll
  static void stop() {
    ingress.close();
    vapi.close();
    broker.destroy();
  }

  @Test
  void createsEveryTopicOnceAndNeverMovesCallsToOtherPartitions() throws Exception {
    new TopicCreation(broker.getBrokersAsString(), 5, (short) -1).createMissing();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
      var described =
          admin
              .describeTopics(Topic.all().stream().map(Topic::title).toList())
              .allTopicNames()
              .get();
      assertThat(described).hasSize(Topic.all().size());
      assertThat(described.values()).allMatch(topic -> topic.partitions().size() == 3);
    }
  }

  @Test
  void writesAnEventThatTheMachineCanRouteWithoutParsingIt() {
    TelephonyEvent event = progressed("CA100", "ringing");
    log.publish(event);
    ConsumerRecord<String, byte[]> record = read(Topic.TELEPHONY_EVENTS, "CA100", 1).getFirst();
    assertThat(ContractJson.read(record.value(), TelephonyEvent.class)).isEqualTo(event);
    assertThat(CloudEvents.text(record.headers(), CloudEvents.ID))
        .isEqualTo("status:CA100:1:ringing");
    assertThat(CloudEvents.text(record.headers(), CloudEvents.TYPE))
        .isEqualTo("patchcord.leg-progressed.v1");
    assertThat(CloudEvents.text(record.headers(), CloudEvents.SOURCE))
        .isEqualTo("/patchcord/ingress/ear-1");
  }

  @Test
  void keepsTheOrderOfOneCallsEvents() {
    for (String status : List.of("initiated", "ringing", "in-progress", "completed")) {
      log.publish(progressed("CA101", status));
    }
    assertThat(read(Topic.TELEPHONY_EVENTS, "CA101", 4))
        .extracting(record -> ContractJson.read(record.value(), LegProgressed.class).status())
        .map(Enum::name)
        .containsExactly("INITIATED", "RINGING", "IN_PROGRESS", "COMPLETED");
  }

  @Test
  void hearsTheMachinesAnswerToItsOwnQuestion() throws Exception {
    var asked = log.ask(arrived("CA102"));
    ConsumerRecord<String, byte[]> question = read(Topic.TELEPHONY_EVENTS, "CA102", 1).getFirst();
    assertThat(CloudEvents.text(question.headers(), Questions.REPLY_TO)).isEqualTo("ear-1");
    Header correlation = question.headers().lastHeader("kafka_correlationId");
    Answer answer = new PlayDocument("<Response/>");
    reply("ear-2", "another question".getBytes(java.nio.charset.StandardCharsets.UTF_8), answer);
    reply("ear-1", correlation.value(), answer);
    assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(answer);
  }

  @Test
  void hearsNothingIfTheMachineIsSilentAndDoesNotAskAgain() {
    var asked = log.ask(arrived("CA103"));
    assertThatThrownBy(() -> asked.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
    log.publish(progressed("CA103", "completed"));
    assertThat(read(Topic.TELEPHONY_EVENTS, "CA103", 2))
        .extracting(record -> CloudEvents.text(record.headers(), CloudEvents.TYPE))
        .containsExactly("patchcord.call-arrived.v1", "patchcord.leg-progressed.v1");
  }

  @Test
  void readsInNoGroupAndReadsNoMoreOnceItIsStopped() throws Exception {
    ObjectName readers = new ObjectName("kafka.consumer:client-id=ear-9-*,*");
    MBeanServer clients = ManagementFactory.getPlatformMBeanServer();
    try (ConfigurableApplicationContext other =
            IngressApplication.start(
                settings(
                    broker.getBrokersAsString(),
                    "--INSTANCE_ID=ear-9",
                    "--patchcord.ingress.connect.allow-without-call-sid=true"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
      assertThat(other.getBean(Questions.class).areHeard()).isTrue();
      await().until(() -> clientIds(clients, readers).size() == 3);
      assertThat(clientIds(clients, readers))
          .containsExactlyInAnyOrder(
              "ear-9-patchcord.replies", "ear-9-patchcord.calls", "ear-9-patchcord.appointments");
      // Whatever groups there are, the test's own readers made them.
      assertThat(admin.listGroups().all().get())
          .allSatisfy(group -> assertThat(group.groupId()).startsWith("reads-"));
    }
    assertThat(clientIds(clients, readers)).isEmpty();
  }

  private static Set<String> clientIds(MBeanServer server, ObjectName pattern) {
    return server.queryNames(pattern, null).stream()
        .map(name -> name.getKeyProperty("client-id"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionThatKafkaDidNotTakeIsToldWhenKafkaIsBack(WeakProducer.Weakness weakness)
      throws Exception {
    String callId = "CA107" + weakness.ordinal();
    try (ConfigurableApplicationContext patient =
        IngressApplication.start(
            settings(broker.getBrokersAsString(), "--patchcord.kafka.keep-trying=60s"))) {
      WeakProducer weak = weakened(patient, weakness);
      TelephonyEvent event = arrived(callId);
      var asked = patient.getBean(EventLog.class).ask(event);
      assertThatThrownBy(() -> asked.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(LogUnavailable.class);
      await().until(() -> weak.failures() >= 2);
      weak.recover();
      ConsumerRecord<String, byte[]> record = read(Topic.TELEPHONY_EVENTS, callId, 1).getFirst();
      assertThat(ContractJson.read(record.value(), TelephonyEvent.class)).isEqualTo(event);
      assertThat(CloudEvents.text(record.headers(), CloudEvents.ID))
          .isEqualTo(event.origin().deliveryId());
    }
  }

  @Test
  void anAnswerThatIsNoneIsNoAnswer() {
    var asked = log.ask(arrived("CA104"));
    Header correlation =
        read(Topic.TELEPHONY_EVENTS, "CA104", 1)
            .getFirst()
            .headers()
            .lastHeader("kafka_correlationId");
    reply("ear-1", correlation.value(), Map.of("type", "patchcord.sing.v9"));
    assertThatThrownBy(() -> asked.get(10, TimeUnit.SECONDS))
        .hasStackTraceContaining("UnreadableRecord");
  }

  @Test
  void asksACalendarUnderItsOwnKeyAndHearsItsReply() throws Exception {
    CalendarRequest request =
        new CalendarRequest(
            "CA108:call_1",
            "clinic-108",
            "CA108",
            List.of(),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            NOON,
            NOON,
            null,
            "",
            null,
            null);
    var asked = ingress.getBean(Calendars.class).ask(request);
    ConsumerRecord<String, byte[]> question =
        read(Topic.CALENDAR_REQUESTS, "clinic-108", 1).getFirst();
    assertThat(ContractJson.read(question.value(), CalendarRequest.class)).isEqualTo(request);
    assertThat(CloudEvents.text(question.headers(), CloudEvents.ID)).isEqualTo("CA108:call_1");
    assertThat(CloudEvents.text(question.headers(), CloudEvents.SUBJECT)).isEqualTo("CA108");
    assertThat(CloudEvents.text(question.headers(), Questions.REPLY_TO)).isEqualTo("ear-1");
    Answer answer = new SlotsOffered(List.of());
    reply("ear-1", question.headers().lastHeader("kafka_correlationId").value(), answer);
    assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(answer);
  }

  @Test
  void knowsTheBookedAppointments() {
    AppointmentBook book = ingress.getBean(AppointmentBook.class);
    Appointment appointment =
        new Appointment("ap-1", "clinic", "Kim", NOON, NOON, NOON, "CA1", "", null, null);
    send(Topic.APPOINTMENTS.title(), "ap-1", ContractJson.write(appointment), Map.of());
    await().until(() -> book.of("Kim").equals(List.of(appointment)));
    send(Topic.APPOINTMENTS.title(), "ap-2", new byte[] {'{'}, Map.of());
    send(Topic.APPOINTMENTS.title(), "ap-1", null, Map.of());
    await().until(() -> book.byId("ap-1").isEmpty());
  }

  @Test
  void knowsTheLiveCallsFromTheirSnapshots() {
    send(Topic.CALLS.title(), "CA105", Snapshots.of("CA105", CallState.AI), Map.of());
    LiveCalls live = ingress.getBean(LiveCalls.class);
    await().until(() -> live.callIds(Duration.ZERO).equals(List.of("CA105")));
    send(Topic.CALLS.title(), "CA105", null, Map.of());
    await().until(() -> live.callIds(Duration.ZERO).isEmpty());
  }

  @Test
  void withoutKafkaACallerGetsADocumentAndAStatusCallbackIsRefused() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (ConfigurableApplicationContext alone =
        IngressApplication.start(
            settings(
                "127.0.0.1:" + nobody,
                "--patchcord.kafka.keep-trying=0s",
                "--patchcord.kafka.start-patience=100ms"))) {
      HttpResponse<String> document =
          twilio(alone, "/inbound_call", Map.of("CallSid", "CA106", "From", "+15551112222"));
      assertThat(document.statusCode()).isEqualTo(200);
      assertThat(document.body()).isEqualTo(FakeVapi.TWIML);
      HttpResponse<String> status =
          twilio(alone, Webhook.LEG_STATUS, Map.of("CallSid", "CA106", "CallStatus", "completed"));
      assertThat(status.statusCode()).isEqualTo(503);
      assertThat(status.headers().firstValue("Retry-After")).contains("1");
      assertThat(get(alone, "/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(get(alone, "/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
    assertThat(get(ingress, "/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  /** It is written by a thread of ours or of the producer's, some time after the webhook. */
  @ParameterizedTest
  @EnumSource
  void theLineThatGivesAnEventUpSaysWhichCallItIsAbout(WeakProducer.Weakness weakness) {
    String callId = "CA108" + weakness.ordinal();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = (Logger) LoggerFactory.getLogger(KafkaEventLog.class);
    try (ConfigurableApplicationContext hasty =
        IngressApplication.start(
            settings(broker.getBrokersAsString(), "--patchcord.kafka.keep-trying=1s"))) {
      // After the start, which sets up logging anew.
      logger.addAppender(lines);
      weakened(hasty, weakness);
      try (var _ = MDC.putCloseable("call", callId)) {
        hasty.getBean(EventLog.class).ask(arrived(callId));
      }
      await().until(() -> !List.copyOf(lines.list).isEmpty());
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list)
        .allSatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).startsWith("gave up writing");
              assertThat(line.getMDCPropertyMap()).containsEntry("call", callId);
            });
  }

  private static WeakProducer weakened(
      ConfigurableApplicationContext context, WeakProducer.Weakness weakness) {
    WeakProducer weak = new WeakProducer(weakness);
    @SuppressWarnings("unchecked") // A class has no type arguments.
    DefaultKafkaProducerFactory<String, byte[]> producers =
        context.getBean("producers", DefaultKafkaProducerFactory.class);
    producers.addPostProcessor(weak::around);
    producers.reset();
    return weak;
  }

  private static String[] settings(String bootstrap, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--KAFKA_BOOTSTRAP_SERVERS=" + bootstrap,
                "--PUBLIC_URL=https://voice.example.com",
                "--TWILIO_AUTH_TOKEN=12345",
                "--CONNECT_TOKEN=c",
                "--VAPI_HMAC_KEY=h",
                "--PRIVATE_API_KEY=k",
                "--PHONE_NUMBER_ID=n",
                "--ASSISTANT_ID=a",
                "--VAPI_BASE_URL=" + vapi.url(),
                "--patchcord.kafka.send-timeout=1s",
                "--patchcord.ingress.answer-budget=1s",
                "--patchcord.ingress.late-answers=1s",
                "--patchcord.topics.partitions=3"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private static HttpResponse<String> twilio(
      ConfigurableApplicationContext context, String path, Map<String, String> fields)
      throws Exception {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(name).append('=').append(value.replace("+", "%2B")).append('&'));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri(context, path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "X-Twilio-Signature",
                    TwilioSigner.sign("12345", "https://voice.example.com" + path, fields))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri(context, path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(ConfigurableApplicationContext context, String path) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  private static TelephonyEvent progressed(String callId, String status) {
    return StatusCallbacks.legProgressed(
        new WebhookRequest(
            Webhook.LEG_STATUS,
            Map.of(),
            Map.of(
                "CallSid", List.of(callId),
                "CallStatus", List.of(status),
                "SequenceNumber", List.of("1")),
            null,
            null),
        new Stamp(NOON, "nonce"));
  }

  private static CallArrived arrived(String callId) {
    return DocumentFetches.arrived(
        new WebhookRequest(
            Webhook.INBOUND_CALL, Map.of(), Map.of("CallSid", List.of(callId)), null, null),
        new Stamp(NOON, callId));
  }

  private static List<ConsumerRecord<String, byte[]>> read(Topic topic, String key, int count) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.getBrokersAsString(),
                "group.id",
                "reads-" + key,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(Set.of(topic.title()));
      await()
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        record -> {
                          if (key.equals(record.key())) {
                            found.add(record);
                          }
                        });
                return found.size() >= count;
              });
    }
    return found;
  }

  private static void reply(String address, byte[] correlation, Object answer) {
    send(
        Topic.REPLIES.title(),
        address,
        ContractJson.write(answer),
        Map.of("kafka_correlationId", correlation));
  }

  private static void send(String topic, String key, byte[] value, Map<String, byte[]> headers) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.getBrokersAsString()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
      headers.forEach(record.headers()::add);
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
