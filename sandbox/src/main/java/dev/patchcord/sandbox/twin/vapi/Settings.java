package dev.patchcord.sandbox.twin.vapi;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The behaviour in force. */
final class Settings {
  private final VapiBehaviour configured;
  private final AtomicReference<VapiBehaviour> inForce;

  Settings(VapiBehaviour configured) {
    this.configured = configured;
    this.inForce = new AtomicReference<>(configured);
  }

  VapiBehaviour now() {
    return inForce.get();
  }

  VapiBehaviour change(UnaryOperator<VapiBehaviour> change) {
    return inForce.updateAndGet(change);
  }

  VapiBehaviour restore() {
    inForce.set(configured);
    return configured;
  }
}
