package dev.patchcord.published.http;

import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.ingress.appointment.AppointmentBook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.web.servlet.DispatcherServlet;

/** The real ingress on a real port, asked what it takes and what it answers. */
final class AskedIngress implements AutoCloseable {
  private static final String OPERATOR = "ann-has-a-long-token";
  private static final String UNGRANTED = "ben-may-not-put-back";
  private static final String CALENDAR = "for-calendar-programs";
  private static final String METRICS = "for-whoever-measures";

  private final IngressUnderTest ingress =
      IngressUnderTest.started(
          ForeignLibraries.withoutTheConsoles(),
          "--APPOINTMENTS_TOKEN=" + CALENDAR,
          "--METRICS_TOKEN=" + METRICS,
          "--patchcord.ingress.operators.ann=" + OPERATOR,
          "--patchcord.ingress.operators.ben=" + UNGRANTED,
          "--patchcord.ingress.may-requeue=ann",
          "--spring.main.sources=" + ReadFields.class.getName());

  /** What was read of a request that said everything. */
  record Read(Set<String> query, Set<String> form) {}

  AskedIngress() {
    Instant ten = Instant.parse("2026-11-30T09:00:00Z");
    Appointment booked =
        new Appointment(
            "ap-1", "c", "Ada", ten, ten.plusSeconds(1_800), ten, Endpoint.CALL, "", null, null);
    ingress
        .bean(AppointmentBook.class)
        .onMessage(
            new ConsumerRecord<>(
                "patchcord.appointments", 0, 0, booked.id(), ContractJson.write(booked)));
    machineIsThere();
  }

  /** Every path and method that a controller serves. */
  Set<String> mappings() {
    return Controllers.of(
            Objects.requireNonNull(
                ingress.bean(DispatcherServlet.class).getWebApplicationContext()))
        .keySet();
  }

  Read reads(Endpoint endpoint) {
    ReadFields.forget();
    endpoint.variants().forEach(this::send);
    return new Read(new TreeSet<>(ReadFields.QUERY), new TreeSet<>(ReadFields.FORM));
  }

  /** Its answer to a sender that is believed. */
  Reply send(Endpoint endpoint) {
    return switch (endpoint.proof()) {
      case TWILIO_SIGNATURE ->
          endpoint.method().equals("GET")
              ? ingress.send(
                  "GET",
                  target(endpoint),
                  "",
                  IngressUnderTest.withSignature(IngressUnderTest.sign(target(endpoint), Map.of())))
              : ingress.twilio(target(endpoint), endpoint.form());
      case CONNECT_TOKEN ->
          json(endpoint, "Authorization", "Bearer " + IngressUnderTest.CONNECT_TOKEN);
      case OPERATOR_TOKEN, GRANTED_OPERATOR ->
          json(endpoint, "Authorization", "Bearer " + OPERATOR);
      case APPOINTMENTS_TOKEN -> json(endpoint, "Authorization", "Bearer " + CALENDAR);
      case VAPI_CREDENTIAL -> json(endpoint, "X-Vapi-Secret", IngressUnderTest.VAPI_SECRET);
    };
  }

  /** Its answer to a sender that proves nothing. */
  Reply sendUnproven(Endpoint endpoint) {
    return endpoint.json().isEmpty() && endpoint.method().equals("POST")
        ? ingress.form(target(endpoint), endpoint.form())
        : ingress.send(
            endpoint.method(),
            target(endpoint),
            endpoint.json(),
            "Content-Type",
            "application/json");
  }

  /** Its answer while nothing can be written to the log. */
  Reply sendInVain(Endpoint endpoint) {
    ingress.log.goAway();
    ingress.letters.goAway();
    try {
      return send(endpoint);
    } finally {
      ingress.letters.reset();
      ingress.log.reset();
      machineIsThere();
    }
  }

  /** Its answer when the machine refuses what an operator wants. */
  Reply sendRefused(Endpoint endpoint) {
    ingress.log.answer(new OperatorNoted(CallState.ENDED, "the call is over"));
    try {
      return send(endpoint);
    } finally {
      machineIsThere();
    }
  }

  /** Its answer about a letter that cannot be put back. */
  Reply sendUnrequeueable(Endpoint endpoint) {
    ingress.letters.refuse("nobody takes records from there");
    try {
      return send(endpoint);
    } finally {
      ingress.letters.reset();
    }
  }

  /** Its answer to an operator who has not the right. */
  Reply sendUngranted(Endpoint endpoint) {
    return json(endpoint, "Authorization", "Bearer " + UNGRANTED);
  }

  /** Its answer when the machine says nothing. */
  Reply sendUnheard(Endpoint endpoint) {
    ingress.log.reset();
    try {
      return send(endpoint);
    } finally {
      machineIsThere();
    }
  }

  /** Its answer to anybody. */
  Reply probe(String path) {
    return ingress.send("GET", path, "");
  }

  Reply metrics() {
    return ingress.send("GET", OpenApi.METRICS, "", "Authorization", "Bearer " + METRICS);
  }

  private void machineIsThere() {
    ingress.log.answerBy(
        event ->
            switch (event) {
              case OperatorAsked _ -> new OperatorNoted(CallState.HOLD, null);
              case AnnouncementFetched _ -> new SayToRoom(List.of());
              default -> new HangUp(List.of());
            });
  }

  private Reply json(Endpoint endpoint, String header, String value) {
    return ingress.send(
        endpoint.method(),
        target(endpoint),
        endpoint.json(),
        "Content-Type",
        "application/json",
        header,
        value);
  }

  private static String target(Endpoint endpoint) {
    String query =
        endpoint.query().entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? endpoint.target() : endpoint.target() + "?" + query;
  }

  @Override
  public void close() {
    ingress.close();
  }
}
