package dev.patchcord.orchestrator.machine;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.Transition;
import dev.patchcord.orchestrator.call.TransitionChooser;
import dev.patchcord.orchestrator.call.TriggerKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.access.StateMachineAccess;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * Spring Statemachine over the table. One machine serves all calls of its owner: for each decision
 * it is put into the call's state and gets one event. Guards read the call and the stimulus from
 * the message; the action only notes which row was taken. Nothing is kept in the machine.
 *
 * <p>Not safe for use by several threads: each stream processor has its own.
 */
public final class SpringMachine implements TransitionChooser {
  private static final String CALL = "call";
  private static final String STIMULUS = "stimulus";
  private static final String TAKEN = "taken";

  private final StateMachine<CallState, TriggerKind> machine;

  /** Builds the machine: about 20 us per row. */
  public SpringMachine(CallTransitions table) {
    this.machine = build(table);
    machine.startReactively().block();
  }

  @Override
  public Optional<Transition> choose(Call call, Stimulus stimulus) {
    machine
        .getStateMachineAccessor()
        .doWithAllRegions(region -> putInto(call.state(), region));
    Taken taken = new Taken();
    Message<TriggerKind> message =
        new GenericMessage<>(
            TriggerKind.of(call, stimulus.trigger()),
            Map.of(CALL, call, STIMULUS, stimulus, TAKEN, taken));
    machine.sendEvent(Mono.just(message)).blockLast();
    return Optional.ofNullable(taken.row);
  }

  private static void putInto(
      CallState state, StateMachineAccess<CallState, TriggerKind> region) {
    region
        .resetStateMachineReactively(new DefaultStateMachineContext<>(state, null, null, null))
        .block();
  }

  private static StateMachine<CallState, TriggerKind> build(CallTransitions table) {
    try {
      StateMachineBuilder.Builder<CallState, TriggerKind> builder = StateMachineBuilder.builder();
      // ENDED is an ordinary state here: late facts about an ended call still take rows of its own.
      builder
          .configureStates()
          .withStates()
          .initial(CallState.AI)
          .states(EnumSet.allOf(CallState.class));
      for (Transition row : table.rows()) {
        builder
            .configureTransitions()
            .withExternal()
            .source(row.from())
            .target(row.to())
            .event(row.on())
            .guard(context -> holds(row, context))
            .action(context -> header(context, TAKEN, Taken.class).row = row);
      }
      return builder.build();
    } catch (Exception e) {
      throw new IllegalStateException("the transition table does not make a state machine", e);
    }
  }

  private static boolean holds(Transition row, StateContext<CallState, TriggerKind> context) {
    return row.guard()
        .holds(header(context, CALL, Call.class), header(context, STIMULUS, Stimulus.class));
  }

  private static <T> T header(
      StateContext<CallState, TriggerKind> context, String name, Class<T> type) {
    return type.cast(context.getMessageHeader(name));
  }

  /** Where the action leaves the row. */
  private static final class Taken {
    private @Nullable Transition row;
  }
}
