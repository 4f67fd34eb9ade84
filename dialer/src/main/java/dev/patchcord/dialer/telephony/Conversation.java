package dev.patchcord.dialer.telephony;

import dev.patchcord.contract.outcome.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What goes over the wire while one command is carried out. Between whoever carries it out and
 * whoever posts stands the vendor's SDK, which passes nothing through: the scope of the thread
 * does. For one thread.
 */
public final class Conversation {
  private static final ScopedValue<Conversation> UNDER_WAY = ScopedValue.newInstance();

  /** A command that is asked again and again while the carrier is busy keeps the latest. */
  private static final int MOST = 6;

  private final List<Exchange> exchanges = new ArrayList<>();

  /** Sends what the supplier sends, and keeps what went over the wire. */
  public Reply during(Supplier<Reply> request) {
    return ScopedValue.where(UNDER_WAY, this).call(request::get);
  }

  /** Told by a carrier's transport after each request; without a conversation nothing is kept. */
  public static void heard(Exchange exchange) {
    if (UNDER_WAY.isBound()) {
      UNDER_WAY.get().add(exchange);
    }
  }

  private void add(Exchange exchange) {
    if (exchanges.size() == MOST) {
      exchanges.removeFirst();
    }
    exchanges.add(exchange);
  }

  /** So far, in order; not more than the latest few. */
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }
}
