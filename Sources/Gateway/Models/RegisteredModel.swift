public import PhraseMT
public import TextProcessing

/// A model folder of the data folder, as it stands on disk.
public struct RegisteredModel: Sendable {
    /// Direction by the name of the folder above it.
    public let pair: LanguagePair
    /// Identifier: the name of the folder.
    public let id: String
    /// Path of the folder.
    public let folder: String
    /// Its manifest, or why it cannot be read.
    public let manifest: Result<BundleManifest, BundleError>
    /// How it was compared, if it was.
    public let activation: ActivationRecord?
    /// Whether it is the one named as active.
    public let isActive: Bool

    /// Whether its manifest says that it was trained from a snapshot.
    ///
    /// - Parameter snapshotID: Identity of the snapshot.
    /// - Returns: False also for a manifest that cannot be read or is from before snapshots were named in it.
    public func isTrained(fromSnapshot snapshotID: String) -> Bool {
        guard case .success(let manifest) = manifest else { return false }
        return manifest.snapshots?.contains { $0.id == snapshotID } ?? false
    }

    /// chrF++ of the development set, 0 to 100, if it was measured.
    public var score: Double? {
        guard case .success(let manifest) = manifest else { return nil }
        return manifest.scores["dev.chrf++"]
    }
}
