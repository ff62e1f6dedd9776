/**
 * What a model asks of a courier, by the Model Context Protocol on two streams. Entry: {@code
 * McpServer}. A tool gives a document of room screen; it must not know a person, and no tool here
 * acts: those come from who starts the server.
 */
package io.attentivecourier.mcp;
