package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.ingress.appointment.AppointmentBook;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppointmentsTest {
  private static final String TOKEN = "for-calendar-programs";
  private static final String OPERATOR = "ann-has-a-long-token";
  private static final Instant TEN = Instant.parse("2026-11-30T09:00:00Z");

  @RegisterExtension
  private static final IngressUnderTest ingress =
      new IngressUnderTest(
          "--APPOINTMENTS_TOKEN=" + TOKEN, "--patchcord.ingress.operators.ann=" + OPERATOR);

  @BeforeEach
  void book() {
    hear("ap-1", "Dr. Kim", TEN);
    hear("ap-2", "Dr. Kim", TEN.minusSeconds(3_600));
    hear("ap-3", "Ann", TEN);
  }

  @Test
  void oneAppointmentIsADownload() {
    Reply reply = get("/appointments/ap-1.ics", TOKEN);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.contentType()).isEqualTo("text/calendar;charset=UTF-8");
    assertThat(reply.raw().headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "appointment.ics");
    assertThat(reply.raw().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(reply.body()).contains("UID:ap-1").doesNotContain("ap-2");
    assertProblem(get("/appointments/ap-9.ics", TOKEN), 404, "no appointment of this id");
  }

  @Test
  void aFeedHasAllOfOneSpecialistsByTime() {
    Reply reply = get("/appointments/feed/Dr.%20Kim.ics", TOKEN);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).containsSubsequence("UID:ap-2", "UID:ap-1").doesNotContain("ap-3");
    assertThat(get("/appointments/feed/Nobody.ics", TOKEN).body())
        .contains("BEGIN:VCALENDAR")
        .doesNotContain("VEVENT");
    forget("ap-1");
    assertThat(get("/appointments/feed/Dr.%20Kim.ics", TOKEN).body()).doesNotContain("ap-1");
  }

  @Test
  void calendarProgramsPassTheTokenInTheAddressAndOperatorsHaveTheirOwn() {
    String feed = "/appointments/feed/Ann.ics";
    assertThat(ingress.send("GET", feed + "?token=" + TOKEN, "").body()).contains("UID:ap-3");
    assertThat(ingress.send("HEAD", feed + "?token=" + TOKEN, "").status()).isEqualTo(200);
    assertThat(get(feed, OPERATOR).body()).contains("UID:ap-3");
  }

  @Test
  void strangersLearnNothing() {
    for (String target :
        new String[] {
          "/appointments/ap-1.ics",
          "/appointments/ap-9.ics",
          "/appointments/feed/Ann.ics",
          "/appointments/feed/Ann.ics?token=wrong",
          "/appointments/feed/Ann.ics?token=",
          // Operators act under their names; an address is not the place for their tokens.
          "/appointments/feed/Ann.ics?token=" + OPERATOR
        }) {
      Reply reply = ingress.send("GET", target, "");
      assertProblem(reply, 401, "appointments' token");
    }
    assertProblem(get("/appointments/ap-1.ics", "wrong"), 401, "appointments' token");
    assertProblem(ingress.send("POST", "/appointments/ap-1.ics", ""), 405, "GET or HEAD");
  }

  @Test
  void nobodyMayReadWhereNobodyIsNamed() {
    try (IngressUnderTest closed = IngressUnderTest.started()) {
      assertProblem(
          closed.send("GET", "/appointments/ap-1.ics?token=", ""), 404, "APPOINTMENTS_TOKEN");
    }
  }

  private static Reply get(String target, String token) {
    return ingress.send("GET", target, "", "Authorization", "Bearer " + token);
  }

  private static void hear(String id, String specialist, Instant start) {
    Appointment appointment =
        new Appointment(
            id,
            "clinic",
            specialist,
            start,
            start.plusSeconds(1_800),
            TEN,
            "CA1",
            "+4930999",
            null,
            null);
    book(id, ContractJson.write(appointment));
  }

  private static void forget(String id) {
    book(id, null);
  }

  private static void book(String id, byte[] value) {
    ingress
        .bean(AppointmentBook.class)
        .onMessage(new ConsumerRecord<>(Topic.APPOINTMENTS.title(), 0, 0, id, value));
  }
}
