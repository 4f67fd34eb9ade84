package dev.patchcord.sandbox.twin.record;

import dev.patchcord.sandbox.twin.TwinSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The twin's memory: the truth that end-to-end tests compare the services with. Safe for use by
 * many threads; entries are in the order in which things happened. Reading all of it costs as much
 * as there is; reading one leg's part does not.
 */
@Component
public final class TwinRecord {
  private final int limit;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  // The same entries, of those that concern a leg.
  private final Map<String, ArrayDeque<Entry>> byLeg = new HashMap<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  TwinRecord(TwinSettings settings) {
    this.limit = settings.recordLimit();
  }

  /** Adds an entry; the oldest makes room for it. */
  public void add(Entry entry) {
    synchronized (this) {
      if (entries.size() == limit) {
        forget(entries.removeFirst());
      }
      entries.addLast(entry);
      if (entry.callSid() != null) {
        byLeg.computeIfAbsent(entry.callSid(), any -> new ArrayDeque<>()).addLast(entry);
      }
    }
    listeners.forEach(listener -> listener.accept(entry));
  }

  /** Tells each entry after it was added, on the thread that added it. */
  public void listen(Consumer<Entry> listener) {
    listeners.add(listener);
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
  public synchronized List<Entry> of(String callSid) {
    ArrayDeque<Entry> own = byLeg.get(callSid);
    return own == null ? List.of() : List.copyOf(own);
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
    byLeg.clear();
  }

  private void forget(Entry oldest) {
    String callSid = oldest.callSid();
    ArrayDeque<Entry> own = callSid == null ? null : byLeg.get(callSid);
    if (own != null && own.pollFirst() != null && own.isEmpty()) {
      byLeg.remove(callSid);
    }
  }
}
