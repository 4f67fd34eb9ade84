/**
 * How the people and machines on the phones behave.
 *
 * <p>A called number without a script of its own behaves by its last two digits:
 *
 * <table>
 *   <caption>The number plan</caption>
 *   <tr><th>ends in</th><th>behaviour</th></tr>
 *   <tr><td>01</td><td>answers after 3 s and presses 1 when asked</td></tr>
 *   <tr><td>02</td><td>busy</td></tr>
 *   <tr><td>03</td><td>never answers</td></tr>
 *   <tr><td>04</td><td>cannot be reached: failed</td></tr>
 *   <tr><td>05</td><td>voicemail answers</td></tr>
 *   <tr><td>06</td><td>answers and declines: presses 2</td></tr>
 *   <tr><td>07</td><td>answers and stays silent</td></tr>
 *   <tr><td>any other</td><td>as 01</td></tr>
 * </table>
 */
@NullMarked
package dev.patchcord.sandbox.twin.party;

import org.jspecify.annotations.NullMarked;
