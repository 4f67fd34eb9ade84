package dev.patchcord.ingress.web;

import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.appointment.AppointmentBook;
import dev.patchcord.ingress.appointment.ICalendar;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Booked appointments, for whoever the gate admitted. */
@RestController
class AppointmentController {
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final AppointmentBook book;

  AppointmentController(AppointmentBook book) {
    this.book = book;
  }

  /** One appointment, to be kept. */
  @GetMapping(Webhook.APPOINTMENTS + "/{id}.ics")
  ResponseEntity<byte[]> download(WebhookRequest request, @PathVariable String id) {
    Appointment appointment =
        book.byId(id)
            .orElseThrow(
                () ->
                    new Refused(
                        Refused.Reason.UNKNOWN_PATH, "There is no appointment of this id."));
    HttpHeaders headers = new HttpHeaders();
    headers.setContentDisposition(
        ContentDisposition.attachment().filename("appointment.ics").build());
    return calendar(List.of(appointment), headers);
  }

  /**
   * A specialist's appointments, to be subscribed to. A name without any gives an empty calendar: a
   * subscription may begin before the first booking.
   */
  @GetMapping(Webhook.APPOINTMENTS + "/feed/{specialist}.ics")
  ResponseEntity<byte[]> feed(WebhookRequest request, @PathVariable String specialist) {
    return calendar(book.of(specialist), new HttpHeaders());
  }

  private static ResponseEntity<byte[]> calendar(
      List<Appointment> appointments, HttpHeaders headers) {
    return ResponseEntity.ok()
        .headers(headers)
        .cacheControl(CacheControl.noStore())
        .contentType(CALENDAR)
        .body(ICalendar.of(appointments).getBytes(StandardCharsets.UTF_8));
  }
}
