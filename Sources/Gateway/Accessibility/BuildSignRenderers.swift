import Accessibility
import Foundation
import MediaEngines
import Translation
import Transport

/// Makes the renderers that the configuration lists; external ones only where external services are allowed.
func signRenderers(_ configuration: GatewayConfiguration) throws(GatewayError) -> [any SignRenderer] {
    // A gloss cannot be masked: what is signed is what leaves.
    let entries = configuration.gloss.renderers.filter { !$0.isExternal || configuration.policy.external == .allowed }
    if entries.isEmpty { return [] }
    let transport: CurlTransport
    do {
        transport = try CurlTransport(configuration.transport)
    } catch {
        throw .invalidBackend(field: "transport", reason: error.explanation)
    }
    var renderers: [any SignRenderer] = []
    for entry in entries {
        switch entry.kind {
        case .command:
            renderers.append(
                CommandSignRenderer(
                    CommandSignRenderer.Configuration(
                        name: entry.id, command: entry.command, media: entry.media, concurrency: entry.concurrency,
                        isExternal: entry.isExternal)))
        case .http:
            renderers.append(
                RemoteSignRenderer(
                    name: entry.id,
                    service: try MediaService(
                        url: entry.url ?? "", keyFile: entry.keyFile, timeout: entry.timeout,
                        concurrency: entry.concurrency, place: entry.place),
                    media: entry.media, isExternal: entry.isExternal, transport: transport))
        }
    }
    return renderers
}
