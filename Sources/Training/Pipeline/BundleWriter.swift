import FoundationEssentials
import PhraseMT
import TextProcessing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a bundle folder so that it is either whole or marked as unfinished.
enum BundleWriter {
    /// Names of the files with held-out sentences.
    static let heldOutSource = "held-out.source.txt"
    static let heldOutTarget = "held-out.target.txt"

    /// Whether something stands at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The manifest before tuning, with the weights tuning starts from.
    static func manifest(
        _ pair: LanguagePair, _ request: TrainingRequest, _ text: PreparedText, recipe: [String]
    ) -> BundleManifest {
        let start = FeatureWeights(corpora: text.groups.count)
        var weights: [String: Float] = [:]
        for (index, weight) in start.values.enumerated() { weights[Feature.name(index)] = weight }
        let corpora = text.groups.map { group -> BundleManifest.Corpus in
            let members = request.corpora.indices.filter { request.corpora[$0].group == group }
            var bytes: [UInt8] = []
            for member in members {
                for line in request.corpora[member].text.source + request.corpora[member].text.target {
                    bytes += line.utf8
                    bytes.append(10)
                }
            }
            let read = members.reduce(0) { $0 + request.corpora[$1].text.count }
            let isFact = members.isEmpty
            let made = text.pairs.count { text.groups[$0.corpus] == group }
            return BundleManifest.Corpus(
                name: group, source: request.pair.source.tag,
                target: members.first.map { request.corpora[$0].text.targetVariety.tag } ?? request.pair.target.tag,
                pairs: isFact ? made : read, kept: made,
                weight: members.first.map { request.corpora[$0].weight } ?? 0.1,
                sha256: Digest(of: bytes).description, kind: isFact ? "facts" : "corpus")
        }
        return BundleManifest(
            version: BundleManifest.currentVersion, id: "", source: pair.source.tag, target: pair.target.tag,
            recipe: recipe, seed: request.seed, weights: weights, corpora: corpora,
            snapshots: request.snapshots.isEmpty ? nil : request.snapshots, scores: [:], licences: [], files: [:])
    }

    /// Writes all files and the manifest, then takes the unfinished mark away.
    static func write(
        _ folder: String, manifest: inout BundleManifest, files: [String: MappedFile],
        heldOut: (sources: [String], references: [String]), report: inout TrainingReport,
        language: ReportLanguage
    ) throws {
        var contents = files.mapValues { Array($0.bytes) }
        if !heldOut.sources.isEmpty {
            contents[heldOutSource] = Array((heldOut.sources.joined(separator: "\n") + "\n").utf8)
            contents[heldOutTarget] = Array((heldOut.references.joined(separator: "\n") + "\n").utf8)
        }
        for (name, bytes) in contents {
            manifest.files[name] = .init(bytes)
        }
        report.sizes = contents.mapValues(\.count)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        manifest.id = ""
        manifest.id = String(Digest(of: Array(try encoder.encode(manifest))).description.prefix(12))
        report.id = manifest.id
        let unfinished = folder + ".unfinished"
        try OutputFile.makeFolder(unfinished)
        let mark = unfinished + "/" + ModelBundle.incompleteMark
        try OutputFile.write([], to: mark)
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            try OutputFile.write(bytes, to: unfinished + "/" + name)
        }
        // Seconds differ from run to run: the reports are no part of what the manifest vouches for.
        try OutputFile.write(Array(try encoder.encode(report)), to: unfinished + "/report.json")
        let page = HTMLReport(report, language: language).page
        try OutputFile.write(Array(page.utf8), to: unfinished + "/report.html")
        let lines = report.text(folder: folder, language: language) + "\n"
        try OutputFile.write(Array(lines.utf8), to: unfinished + "/report.txt")
        try OutputFile.write(Array(try encoder.encode(manifest)), to: unfinished + "/" + ModelBundle.manifestName)
        unlink(mark)
        guard rename(unfinished, folder) == 0 else {
            throw TrainingError.unwritable(path: folder, reason: String(cString: strerror(errno)))
        }
    }
}
