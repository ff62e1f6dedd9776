/**
 * The commands, one a class. What is told of a run and of the ledger stands in {@code screen}.
 * Entry: {@code Cli}. A command decides nothing about a list; it asks the rooms below and shows
 * their answer.
 */
package io.attentivecourier.cli;
