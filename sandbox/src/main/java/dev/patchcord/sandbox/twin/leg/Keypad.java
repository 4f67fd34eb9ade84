package dev.patchcord.sandbox.twin.leg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Keys that a party presses while something listens. Safe for use by many threads. */
final class Keypad {
  private final Deque<String> keys = new ArrayDeque<>();
  private boolean listening;

  synchronized void listen(boolean on) {
    listening = on;
    keys.clear();
  }

  synchronized boolean listens() {
    return listening;
  }

  synchronized void press(String digit) {
    keys.addLast(digit);
  }

  synchronized @Nullable String take() {
    return keys.pollFirst();
  }
}
