package dev.patchcord.sandbox.twin.record;

import dev.patchcord.sandbox.twin.TwinSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The twin's memory: the truth that end-to-end tests compare the services with. Safe for use by
 * many threads; entries are in the order in which things happened.
 */
@Component
public final class TwinRecord {
  private final int limit;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  TwinRecord(TwinSettings settings) {
    this.limit = settings.recordLimit();
  }

  public synchronized void add(Entry entry) {
    if (entries.size() == limit) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  /** Adds a line of Twilio's debugger. */
  public void notify(Instant at, @Nullable String callSid, int code, String message) {
    add(new Entry.Notification(at, callSid, code, message));
  }

  /** All entries, oldest first. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Entries of one leg, oldest first. */
  public List<Entry> of(String callSid) {
    return entries().stream().filter(entry -> Objects.equals(callSid, entry.callSid())).toList();
  }

  /** Entries of one kind, oldest first. */
  public <T extends Entry> List<T> all(Class<T> kind) {
    return entries().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Entries of one kind that match, oldest first. */
  public <T extends Entry> List<T> all(Class<T> kind, Predicate<T> matching) {
    return all(kind).stream().filter(matching).toList();
  }

  /** Forgets everything; for tests that share one twin. */
  public synchronized void clear() {
    entries.clear();
  }
}
