/**
 * The limits that a new list must keep, and the limits that an operator's release lifts. Entry:
 * {@code Guards}. A file replaces the list that it names, so a list that shrank by half is held and
 * not sent. It knows counts only: no member, no file.
 */
package io.attentivecourier.guard;
