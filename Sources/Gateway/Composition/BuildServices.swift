import Accessibility
import Backends
import Corpora
import Foundation
import Store
import TextProcessing
import Translation

/// Builds the services of a configuration: the one function that server, commands and tests use.
///
/// - Parameters:
///   - configuration: The configuration in force.
///   - share: Where lexicons and corpora are.
/// - Returns: Services ready to serve; engines that cannot be started are in the list with their remedy.
/// - Throws: ``GatewayError`` when a part without which nothing works is missing: the share folder's data, the store.
public func buildServices(_ configuration: GatewayConfiguration, share: ShareDirectory) async throws -> GatewayServices
{
    // Files of four kinds, none of which needs another: on two cores a third of the start is saved.
    async let text = loadText(share)
    async let tables = loadSpeech(share)
    async let otherForms = loadAccessibility(share)
    let loaded = try loadStore(configuration, share: share)
    let services = try await text
    let speech = try SpeechServices.build(
        configuration, tables: try await tables, identifier: services.stages.identifier)
    let accessibility = await otherForms
    let models = ModelServing(registry: ModelRegistry(dataDirectory: configuration.dataDirectory))
    let own = makeBackends(
        configuration.backends, text: services, database: loaded.database, lexicon: loaded.lexicon, models.backend)
    let listed = try ListedBackends.make(
        configuration, share: share, index: loaded.database.index, lexicon: loaded.lexicon,
        taken: Set(own.map(\.description.id)))
    let all = own + listed
    let origin: (@Sendable () -> Digest)?
    if configuration.isCacheInFile {
        let identity = AnswerOrigin(
            configuration, share: share, lexicon: loaded.lexicon,
            backends: all.sorted { $0.description.id < $1.description.id }, models: models,
            index: loaded.database.index)
        origin = { identity.digest }
    } else {
        origin = nil
    }
    let gloss = try GlossServices(configuration, share: share)
    return GatewayServices(
        configuration: configuration, text: services, backends: all, database: loaded.database,
        // A missing description leaves one route without an answer, which says so itself.
        openAPIDocument: try? String(contentsOfFile: share.appending("docs/openapi.yaml"), encoding: .utf8),
        fileProblems: loaded.problems + accessibility.problems + signProblems(gloss, configuration),
        models: models, speech: speech, accessibility: accessibility,
        gloss: gloss,
        origin: origin)
}

/// What is wrong with the operator's own tables of signs, told at the start rather than to the first visitor.
private func signProblems(_ gloss: GlossServices, _ configuration: GatewayConfiguration) -> [String] {
    if configuration.gloss.lexicons.isEmpty { return [] }
    do {
        _ = try gloss.lexicon()
        return []
    } catch {
        return [error.description]
    }
}

private func loadText(_ share: ShareDirectory) async throws(GatewayError) -> TextServices {
    try TextServices(share: share)
}

private func loadSpeech(_ share: ShareDirectory) async throws(GatewayError) -> SpeechTables {
    try SpeechTables(share: share)
}

private func loadAccessibility(_ share: ShareDirectory) async -> AccessibilityServices {
    AccessibilityServices(lexicons: share.appending("lexicons"))
}

private func loadStore(
    _ configuration: GatewayConfiguration, share: ShareDirectory
) throws(GatewayError) -> (database: GatewayDatabase, lexicon: [LexiconEntry], problems: [String]) {
    do {
        let database = try GatewayDatabase(dataDirectory: configuration.dataDirectory)
        var problems: [CorpusFileError] = []
        for path in try tables(in: share.appending("lexicons")) {
            let file = try LexiconFile(path: path)
            problems += file.problems
            try database.loadLexicon(file)
        }
        for path in try tables(in: share.appending("corpora/civic")) {
            let file = try UnitFile(path: path)
            problems += file.problems
            try database.upsertUnits(file.units, by: "chaka", reason: "loaded from \(file.sourceID)")
        }
        return (database, try database.lexiconEntries(), problems.map(\.description))
    } catch let error as CorpusFileError {
        throw .unusableFile(path: error.file, reason: error.description)
    } catch StoreError.unusableDirectory(_, let reason) {
        throw .unusableStore(path: configuration.dataDirectory, reason: reason)
    } catch {
        throw .unusableStore(path: configuration.dataDirectory, reason: String(describing: error))
    }
}

/// The TSV files directly in a folder, in order of name; none when there is no such folder.
private func tables(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .filter { $0.hasSuffix(".tsv") }.map { folder + "/" + $0 }
}

private func makeBackends(
    _ configuration: GatewayConfiguration.Backends, text: TextServices, database: GatewayDatabase,
    lexicon: [LexiconEntry], _ phrase: PhraseBackend
) -> [any TranslationBackend] {
    var backends: [any TranslationBackend] = [phrase]
    if configuration.isMemoryEnabled {
        // What engines reach may get a reviewed translation any time; other varieties only where there is one.
        let stored = database.index.pairs.flatMap { [$0.source, $0.target] }
        let varieties = Set([.spanish, .english, .chankaQuechua, .centralAymara] + stored).sorted()
        backends.append(MemoryBackend(memory: database.index, varieties: varieties))
    }
    if configuration.isDictionaryEnabled {
        let varieties: [LanguageVariety] = [.chankaQuechua, .centralAymara]
        let entries = Dictionary(
            uniqueKeysWithValues: varieties.map { ($0, dictionaryEntries(lexicon, variety: $0)) })
        backends.append(DictionaryBackend(entries: entries, morphology: text.morphology))
        if let converter = text.orthographies.converters["quz-to-quy"] {
            // Without the rules for the way back there is just no way back.
            let back = try? VarietyConverter(catalog: text.orthographies, from: .chankaQuechua, to: .collaoQuechua)
            backends.append(
                ConversionBackend(
                    converter: converter, pair: LanguagePair(source: .collaoQuechua, target: .chankaQuechua),
                    reverse: back,
                    isReverseOffered: {
                        phrase.description.directions.contains { $0.pair.target == .chankaQuechua }
                    }))
        }
    }
    if configuration.isApertiumEnabled { backends.append(makeApertium(configuration)) }
    return backends
}

private func makeApertium(_ configuration: GatewayConfiguration.Backends) -> any TranslationBackend {
    var settings = ApertiumConfiguration()
    settings.modesDirectory = configuration.apertiumModesDirectory
    settings.processesPerDirection = configuration.apertiumProcesses == 0 ? nil : configuration.apertiumProcesses
    do {
        return try ApertiumBackend(configuration: settings)
    } catch {
        let remedy: String
        if case .notInstalled(let path, let package) = error {
            remedy = "\(path) is missing; install it with: sudo apt-get install -y \(package)"
        } else {
            remedy = "Apertium could not be started (\(error.code))"
        }
        return UnavailableBackend(
            id: ApertiumBackend.id, method: .rules, locality: .localProcess, remedy: remedy)
    }
}

/// The records of the lexicon as the dictionary's run-time values.
func dictionaryEntries(_ lexicon: [LexiconEntry], variety: LanguageVariety) -> [DictionaryEntry] {
    lexicon.compactMap { entry in
        let spanish = entry.forms(in: .spanish).map(\.text)
        let andean = entry.forms(in: variety).map(\.text)
        guard !spanish.isEmpty, !andean.isEmpty else { return nil }
        return DictionaryEntry(
            partOfSpeech: DictionaryEntry.PartOfSpeech(rawValue: entry.partOfSpeech) ?? .invariable, spanish: spanish,
            andean: andean)
    }
}
