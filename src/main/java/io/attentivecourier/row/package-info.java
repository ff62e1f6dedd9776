/**
 * What a row is: its columns, the identifier in it, the rules that reject it and how a rejected row
 * is noted. Entry: {@code RowBatches}, {@code IdentifierRules}. A rejected row is never shown: it
 * has an id made with the key. It knows no destination.
 */
package io.attentivecourier.row;
