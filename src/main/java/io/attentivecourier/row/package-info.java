/**
 * A row of a query: its columns, its identifier, the rules that reject it, and the note of a
 * rejected row. Entry: {@code RowBatches}, {@code IdentifierRules}. A rejected row is never shown:
 * it has an id made with the key. It knows no destination.
 */
package io.attentivecourier.row;
