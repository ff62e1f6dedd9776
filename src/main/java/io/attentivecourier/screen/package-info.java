/**
 * What an operator reads of runs and of the ledger: screens for a terminal of any width, and the
 * documents of {@code --json}. Entry: {@code RunScreen} and {@code RunDocument}. Each is made of
 * what the ledger says, so every command shows the same of a run; nothing is decided here.
 */
package io.attentivecourier.screen;
