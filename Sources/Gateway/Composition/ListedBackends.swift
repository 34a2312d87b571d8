import Backends
import Corpora
import Foundation
import Store
import TextProcessing
import Translation
import Transport

/// Makes the backends that the configuration lists, services on the network wrapped so that no personal data leaves.
enum ListedBackends {
    static func make(
        _ configuration: GatewayConfiguration, share: ShareDirectory, index: UnitIndex, lexicon: [LexiconEntry],
        taken: Set<String>
    ) throws(GatewayError) -> [any TranslationBackend] {
        let entries = configuration.backends.entries
        var identifiers = taken
        for id in entries.services.map(\.id) + entries.workers.map(\.id) where !identifiers.insert(id).inserted {
            throw .invalidBackend(field: "backends[\(id)].id", reason: "there is another backend of this name")
        }
        return try services(entries.services, configuration, share, index, lexicon) + workers(entries.workers)
    }

    private static func services(
        _ entries: [RemoteBackendSettings], _ configuration: GatewayConfiguration, _ share: ShareDirectory,
        _ index: UnitIndex, _ lexicon: [LexiconEntry]
    ) throws(GatewayError) -> [any TranslationBackend] {
        if entries.isEmpty { return [] }
        let finder: PersonalDataFinder
        let names = share.appending("lexicons/names")
        do {
            finder = PersonalDataFinder(gazetteer: try NameGazetteer(directory: names))
        } catch {
            // Without the names nothing may leave: no service is better than one that learns them.
            throw .unusableFile(path: names, reason: String(describing: error))
        }
        let transport: CurlTransport
        do {
            transport = try CurlTransport(configuration.transport)
        } catch {
            throw .invalidBackend(field: "transport", reason: error.explanation)
        }
        let prompts = share.appending("lexicons/prompts")
        let chat: RemoteServiceProfile
        do {
            let material = PromptMaterial(index: index, lexicon: lexicon, finder: finder)
            chat = .chat(prompt: try ChatPrompt(folder: prompts), context: material.context)
        } catch {
            throw .unusableFile(path: prompts, reason: String(describing: error))
        }
        var backends: [any TranslationBackend] = []
        for entry in entries {
            do {
                let backend = try makeRemoteBackend(
                    settings: entry, transport: transport, profiles: RemoteServiceProfile.all + [chat])
                backends.append(MaskingBackend.guarding(backend, finder: finder))
            } catch {
                throw .invalidBackend(field: error.field, reason: error.explanation)
            }
        }
        return backends
    }

    private static func workers(_ entries: [WorkerConfiguration]) throws(GatewayError) -> [any TranslationBackend] {
        var backends: [any TranslationBackend] = []
        for entry in entries {
            do {
                backends.append(
                    try WorkerBackend(configuration: entry, environment: ProcessInfo.processInfo.environment))
            } catch {
                let reason: String
                switch error {
                case .invalidConfiguration(let explanation): reason = explanation
                case .systemRefusal(let number): reason = String(cString: strerror(Int32(number)))
                }
                throw .invalidBackend(field: "backends.workers[\(entry.id)]", reason: reason)
            }
        }
        return backends
    }
}
