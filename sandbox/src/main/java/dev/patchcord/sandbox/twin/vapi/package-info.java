/**
 * The Vapi half of the carrier twin: {@code POST /call} with its bypass TwiML, sessions that live
 * as long as a leg's media stream, a scripted assistant, and signed server messages.
 *
 * <p>Over HTTP, all of it JSON:
 *
 * <table>
 *   <caption>What it listens to</caption>
 *   <tr><th>request</th><th>what it does</th></tr>
 *   <tr><td>{@code POST /call}, {@code GET /call/{id}}</td><td>Vapi's own, with its bearer key</td></tr>
 *   <tr><td>{@code GET /twin/vapi}</td><td>the behaviour in force, see {@link
 *     dev.patchcord.sandbox.twin.vapi.VapiBehaviour}</td></tr>
 *   <tr><td>{@code PUT /twin/vapi}</td><td>changes it: {@code {"mode":"slow","latency":"PT5S"}}</td></tr>
 *   <tr><td>{@code DELETE /twin/vapi}</td><td>restores the configured one</td></tr>
 *   <tr><td>{@code GET /twin/vapi/sessions?call=CA...}</td><td>what was asked, sent and answered, see
 *     {@link dev.patchcord.sandbox.twin.vapi.SessionView}</td></tr>
 *   <tr><td>{@code POST /twin/vapi-control/{id}}</td><td>a session's control URL: {@code
 *     {"type":"end-call"}}</td></tr>
 * </table>
 *
 * <p>When its caller asks for a person is the caller's script; the assistant then calls the tool
 * once, in the first session of a call only.
 */
@NullMarked
package dev.patchcord.sandbox.twin.vapi;

import org.jspecify.annotations.NullMarked;
