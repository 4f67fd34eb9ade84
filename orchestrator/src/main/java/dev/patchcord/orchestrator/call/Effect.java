package dev.patchcord.orchestrator.call;

/**
 * What a row does, beside the change of state: fills the draft of one decision and touches nothing
 * else.
 */
@FunctionalInterface
interface Effect {
  Effect NOTE = _ -> {};

  void apply(Draft draft);

  default Effect then(Effect next) {
    return draft -> {
      apply(draft);
      next.apply(draft);
    };
  }
}
