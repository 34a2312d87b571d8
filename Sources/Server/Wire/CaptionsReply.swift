import Accessibility
import Gateway
import TextProcessing
import Translation

/// Answer of `POST /v1/captions`.
struct CaptionsReply: Encodable, Sendable {
    struct Target: Encodable, Sendable {
        let asked: String
        let served: String
        let how: String
    }

    struct Finding: Encodable, Sendable {
        let cue: Int
        let rule: String
        let value: Double
        let limit: Double?
        let detail: String?

        init(_ finding: CaptionFinding) {
            cue = finding.cue
            rule = finding.rule.rawValue
            value = rounded(finding.value)
            limit = finding.limit
            detail = finding.detail
        }
    }

    /// Something that a format does not have so: a line of the file that was sent, or a cue of the answer.
    struct Warning: Encodable, Sendable {
        let line: Int?
        let cue: Int?
        let message: String
    }

    let captions: String
    let format: String
    let source: String
    let target: Target?
    let findings: [Finding]
    let untranslated: [Int]
    let lostMarkup: [Int]
    let emptied: [Int]
    let warnings: [Warning]
    let machineTranslated: Bool
    let disclosure: String?

    /// Writes and checks a job that is done.
    init(_ job: CaptionJob, format: CaptionFormat) {
        let (text, writeWarnings) = format.write(job.document)
        let report = job.translation
        captions = text
        self.format = format.rawValue
        source = job.source.tag
        target = report?.target.map {
            Target(asked: $0.asked.tag, served: $0.served.tag, how: $0.reason.rawValue)
        }
        findings = job.findings().map(Finding.init)
        untranslated = report?.untranslated ?? []
        lostMarkup = report?.lostMarkup ?? []
        emptied = report?.emptied ?? []
        warnings =
            job.warnings.map { Warning(line: $0.place, cue: nil, message: $0.message) }
            + writeWarnings.map { Warning(line: nil, cue: $0.place, message: $0.message) }
        machineTranslated = report?.isMachineTranslated ?? false
        disclosure = machineTranslated ? report?.target.map { Disclosure.text(for: $0.served) } : nil
    }
}
