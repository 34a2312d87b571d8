import Testing
import TextProcessing
import Translation

@testable import Backends

/// Quechua and Aymara into Spanish.
struct DictionaryToSpanishTests {
    @Test(
        "says Quechua sentences in Spanish",
        arguments: [
            ("Yachay wasipi llamkani.", "Trabajo en la escuela."),
            ("DNIykita apamuy.", "Traiga su documento de identidad."),
            ("Kaypi suyay.", "Espere aquí."),
            ("Ama punkuta wichqaychu.", "No cierre la puerta."),
            ("Hampiq hampina wasipi kachkan.", "El médico está en el hospital."),
            ("¿Maypitaq posta kachkan?", "¿Dónde está la posta?"),
            ("¿Imataq sutiyki?", "¿Cuál es tu nombre?"),
            ("¿Pitaq umalliq?", "¿Quién es el jefe?"),
            ("Wasiyqa hatunmi.", "Mi casa es grande."),
            ("Yakuqa kawsaymi.", "El agua es vida."),
            ("Ñuqaqa yachachiqmi kani.", "Yo soy profesor."),
            ("Iskay churiy kapuwan.", "Tengo dos hijos."),
            ("¿Wasiyki kapusunkichu?", "¿Tienes casa?"),
            ("Kaypi pagayta atinki.", "Puedes pagar aquí."),
            ("Alkaldiwan rimayta munani.", "Quiero hablar con el alcalde."),
            ("Yachay wasipa punkunqa pukam.", "La puerta de la escuela es roja."),
            ("Juanpa churinqa manam mikunchu.", "El hijo de Juan no come."),
            ("Paqarin hampiq chayamunqa.", "Mañana el médico llegará."),
            ("Qayna punchaw kimsa liwruta rantirqani.", "Ayer compré tres libros."),
            ("Llamkachkanchik.", "Estamos trabajando."),
            ("Kay qillqata firmay.", "Firme este documento."),
            ("Sutiykita qillqay.", "Escriba su nombre."),
            ("Chay warmi tantata rantin.", "Esa mujer compra el pan."),
            ("Hampiqqa warmata hampirqan.", "El médico curó al niño."),
            ("Limamanta hamuni.", "Vengo de Lima."),
            ("Churiykiwan hamuy.", "Venga con su hijo."),
            ("Dniykita riqsichinaykim.", "Debes presentar tu documento de identidad."),
            ("Manam atinichu.", "No puedo."),
            ("Mamayqa unqusqam.", "Mi madre está enferma."),
            ("Sutiykita niway.", "Dígame su nombre."),
            ("Yuraq wasi", "Casa blanca"),
            ("Tayta mama huñunakuy", "Reunión de padres"),
        ])
    func quechua(quechua: String, spanish: String) async throws {
        let output = try await DictionaryData.translate(quechua, .chankaQuechua, .spanish)
        #expect(output.text == spanish)
        #expect(output.unknownWords.isEmpty)
    }

    @Test(
        "says Aymara sentences in Spanish",
        arguments: [
            ("Yatiqañ utan irnaqta.", "Trabajo en la escuela."),
            ("Yatiqañ utana irnaqtwa.", "Trabajo en la escuela."),
            ("Documentom apanim.", "Traiga su documento de identidad."),
            ("Akan suyama.", "Espere aquí."),
            ("Jan punk jist'antamti.", "No cierre la puerta."),
            ("Janiw qullqi utjkiti.", "No hay plata."),
            ("Qullirix qullañ utankiwa.", "El médico está en el hospital."),
            ("¿Kawkinkisa qulla utaxa?", "¿Dónde está el hospital?"),
            ("¿Kunasa sutimaxa?", "¿Cuál es tu nombre?"),
            ("¿Khitisa jilïr irpiri?", "¿Quién es el presidente?"),
            ("Utajax jach'awa.", "Mi casa es grande."),
            ("Umax jakañawa.", "El agua es vida."),
            ("Nayax yatichirïtwa.", "Yo soy profesor."),
            ("Paya yuqaj utjituwa.", "Tengo dos hijos."),
            ("¿Utamax utjtamti?", "¿Tienes casa?"),
            ("Wawanakax yatiqañ utan yatiqapxi.", "Los niños estudian en la escuela."),
            ("Akan payllañ atisma.", "Podrías pagar aquí."),
            ("Alcaldemp parlañ muntwa.", "Quiero hablar con el alcalde."),
            ("Yatiqañ utan punkupax wilawa.", "La puerta de la escuela es roja."),
            ("Qharüru qulliri purini.", "Mañana el médico llegará."),
            ("Wasüru kimsa pank alayätwa.", "Ayer compré tres libros."),
            ("Uka qillq rixuntam.", "Firme ese documento."),
            ("Uka warmix t'ant' ali.", "Esa mujer compra el pan."),
            ("Qullirix waw qullawayi.", "El médico cura al niño."),
            ("Limat jutta.", "Vengo de Lima."),
            ("Yuqamampi jutam.", "Venga con su hijo."),
            ("Documentom uñacht'ayañamawa.", "Debes mostrar tu documento de identidad."),
            ("Janiw atktti.", "No puedo."),
            ("Taykajax usutawa.", "Mi madre está enferma."),
            ("Sutim sita.", "Dígame su nombre."),
            ("Janq'u uta", "Casa blanca"),
        ])
    func aymara(aymara: String, spanish: String) async throws {
        let output = try await DictionaryData.translate(DictionaryData.canonical(aymara), .centralAymara, .spanish)
        #expect(output.text == spanish)
        #expect(output.unknownWords.isEmpty)
    }
}
