/**
 * The commands, one a class, and their screens: each is written once as text and once as JSON.
 * Entry: {@code Cli}. A command decides nothing about a list; it asks the rooms below and shows
 * their answer.
 */
package io.attentivecourier.cli;
