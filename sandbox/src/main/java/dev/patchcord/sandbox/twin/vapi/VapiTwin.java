package dev.patchcord.sandbox.twin.vapi;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the Vapi half offers to tests and to the sandbox in the same JVM. */
public final class VapiTwin {
  private final Sessions sessions;
  private final Settings settings;

  VapiTwin(Sessions sessions, Settings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  /** All sessions, oldest first. */
  public List<SessionView> sessions() {
    return sessions.all().stream().map(Session::view).toList();
  }

  /**
   * The sessions of one caller, oldest first.
   *
   * @param callSid the leg
   */
  public List<SessionView> sessions(String callSid) {
    return sessions().stream().filter(view -> callSid.equals(view.callSid())).toList();
  }

  /** A session by Vapi's {@code call.id}. */
  public Optional<SessionView> session(String id) {
    return sessions.find(id).map(Session::view);
  }

  /** The behaviour in force. */
  public VapiBehaviour behaviour() {
    return settings.now();
  }

  /** Changes the behaviour from now on. */
  public void behave(UnaryOperator<VapiBehaviour> change) {
    settings.change(change);
  }

  /** Back to the configured behaviour. */
  public void restore() {
    settings.restore();
  }
}
