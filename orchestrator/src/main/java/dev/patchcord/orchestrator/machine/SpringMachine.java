package dev.patchcord.orchestrator.machine;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.Transition;
import dev.patchcord.orchestrator.call.TransitionChooser;
import dev.patchcord.orchestrator.call.TriggerKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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
    machine.getStateMachineAccessor().doWithAllRegions(region -> putInto(call.state(), region));
    Taken taken = new Taken();
    Message<TriggerKind> message =
        new GenericMessage<>(
            TriggerKind.of(call, stimulus.trigger()),
            Map.of(CALL, call, STIMULUS, stimulus, TAKEN, taken));
    machine.sendEvent(Mono.just(message)).blockLast();
    return Optional.ofNullable(taken.row);
  }

  private static void putInto(CallState state, StateMachineAccess<CallState, TriggerKind> region) {
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
      Map<Cell, List<Transition>> before = new HashMap<>();
      for (Transition row : table.rows()) {
        List<Transition> rivals = before.computeIfAbsent(Cell.of(row), _ -> new ArrayList<>());
        List<Transition> earlier = List.copyOf(rivals);
        builder
            .configureTransitions()
            .withExternal()
            .source(row.from())
            .target(row.to())
            .event(row.on())
            .guard(context -> isFirstToHold(row, earlier, context))
            .action(context -> header(context, TAKEN, Taken.class).row = row);
        rivals.add(row);
      }
      return builder.build();
    } catch (Exception e) {
      throw new IllegalStateException("the transition table does not make a state machine", e);
    }
  }

  /**
   * The library does not say in which order it tries the rows of one state and event, and it is not
   * that of their definition: so a row's guard also says that no earlier row's holds.
   */
  private static boolean isFirstToHold(
      Transition row, List<Transition> earlier, StateContext<CallState, TriggerKind> context) {
    Call call = header(context, CALL, Call.class);
    Stimulus stimulus = header(context, STIMULUS, Stimulus.class);
    return row.guard().holds(call, stimulus)
        && earlier.stream().noneMatch(each -> each.guard().holds(call, stimulus));
  }

  private static <T> T header(
      StateContext<CallState, TriggerKind> context, String name, Class<T> type) {
    return type.cast(context.getMessageHeader(name));
  }

  /** Rows that one state and event have in common. */
  private record Cell(CallState from, TriggerKind on) {
    static Cell of(Transition row) {
      return new Cell(row.from(), row.on());
    }
  }

  /** Where the action leaves the row. */
  private static final class Taken {
    private @Nullable Transition row;
  }
}
