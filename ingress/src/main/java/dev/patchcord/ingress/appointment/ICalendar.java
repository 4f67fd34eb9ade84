package dev.patchcord.ingress.appointment;

import dev.patchcord.contract.calendar.Appointment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Appointments in the form that calendar programs read (RFC 5545). Times are in UTC, which every
 * program shows in its user's own zone.
 */
public final class ICalendar {
  private static final String PRODUCT = "-//Patchcord//Appointments//EN";

  private ICalendar() {}

  /** The text of a calendar, which may be empty. Appointments are never changed, only booked. */
  public static String of(List<Appointment> appointments) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    appointments.forEach(appointment -> calendar.add(event(appointment)));
    StringWriter text = new StringWriter();
    try {
      // A feed without appointments is right, though a calendar should have a component.
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static VEvent event(Appointment appointment) {
    VEvent event = new VEvent(false);
    event.add(new Uid(appointment.id()));
    event.add(new DtStamp(appointment.bookedAt()));
    event.add(new DtStart<>(appointment.start()));
    event.add(new DtEnd<>(appointment.end()));
    event.add(new Summary(summary(appointment)));
    event.add(new Description(description(appointment)));
    return event;
  }

  private static String summary(Appointment appointment) {
    return appointment.name() == null
        ? "Appointment with " + appointment.specialist()
        : appointment.name() + " with " + appointment.specialist();
  }

  private static String description(Appointment appointment) {
    List<String> lines = new ArrayList<>();
    if (appointment.about() != null) {
      lines.add(appointment.about());
    }
    lines.add(
        appointment.number().isEmpty()
            ? "The caller withheld the number."
            : "Call back: " + appointment.number());
    lines.add("Booked in call " + appointment.callId() + ".");
    return String.join("\n", lines);
  }
}
