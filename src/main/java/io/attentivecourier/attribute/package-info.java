/**
 * What an attribute of a person is: the contract's columns, the types of their values, what may not
 * be sent, and the line of JSON that is. Entry: {@code AttributeRules}. It knows nothing of files,
 * runs or the API.
 */
package io.attentivecourier.attribute;
