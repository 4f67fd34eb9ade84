package dev.patchcord.ingress.appointment;

import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/**
 * Every appointment there is, as the compacted topic {@code appointments} tells: read from its
 * beginning by each instance. It lags behind the calendars by moments, and by more while the log is
 * away.
 */
public final class AppointmentBook implements MessageListener<String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(AppointmentBook.class);

  private final Map<String, Appointment> appointments = new ConcurrentHashMap<>();

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    heard(record.key(), record.value());
  }

  /**
   * Takes a record.
   *
   * @param appointment null for a tombstone
   */
  void heard(String id, byte @Nullable [] appointment) {
    if (appointment == null) {
      appointments.remove(id);
      return;
    }
    try {
      appointments.put(id, ContractJson.read(appointment, Appointment.class));
    } catch (UnreadableRecord e) {
      // Its own writer's successor wrote it; the others are still worth showing.
      log.warn("appointment {} cannot be read: {}", id, e.getMessage());
    }
  }

  /** One appointment; empty if there is none of this id, or it is not known here yet. */
  public Optional<Appointment> byId(String id) {
    return Optional.ofNullable(appointments.get(id));
  }

  /** A specialist's appointments, by time; empty also for a name that nobody has. */
  public List<Appointment> of(String specialist) {
    return appointments.values().stream()
        .filter(appointment -> appointment.specialist().equals(specialist))
        .sorted(Comparator.comparing(Appointment::start).thenComparing(Appointment::id))
        .toList();
  }
}
