import ArgumentParser
import Foundation
import Gateway
import PhraseMT
import TextProcessing

/// How commands on models print.
enum ModelFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// A model as `--format json` prints it.
struct ModelListing: Encodable {
    let id: String
    let source: String
    let target: String
    let active: Bool
    let folder: String
    let scores: [String: Double]?
    let activation: ActivationRecord?
    let problem: String?

    init(_ model: RegisteredModel) {
        id = model.id
        source = model.pair.source.tag
        target = model.pair.target.tag
        active = model.isActive
        folder = model.folder
        activation = model.activation
        switch model.manifest {
        case .success(let manifest): (scores, problem) = (manifest.scores, nil)
        case .failure(let error): (scores, problem) = (nil, error.code)
        }
    }

    /// One line for a person.
    func line(_ model: RegisteredModel) -> String {
        let language = Messages.current.language
        let score = model.score.map { "chrF++ \(($0 * 10).rounded() / 10)" } ?? problem ?? "-"
        let note = model.activation?.summary.text(in: language) ?? Messages.current.notCompared
        return
            "\(model.pair)\t\(id)\t\(active ? Messages.current.active : Messages.current.inactive)\t\(score)\t\(note)"
    }
}

/// A value as JSON with keys in a fixed order.
func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
