@echo off
rem Runs Decant on Windows, as the script decant does elsewhere. In an unpacked distribution, lib and plugins lie beside this
rem file; in a source tree it builds them when they are missing, but does not see that a source has changed: mvnw.cmd package
rem -DskipTests builds anew.
rem
rem   JAVA_HOME            the Java to run with (17 or newer); otherwise the java on the PATH
rem   DECANT_HEAP          the largest Java heap, 3g unless set; tensors live outside it
rem   DECANT_PLUGINS       more plugins: jars and folders of jars, separated by semicolons
rem   OMP_NUM_THREADS, TF_ENABLE_ONEDNN_OPTS, TF_CPP_MIN_LOG_LEVEL
rem                        passed on when set; read by the native library when it loads, hence set here
setlocal EnableExtensions DisableDelayedExpansion

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "native_access="
"%java%" -version 2>&1 | findstr /r /c:"version .2[2-9]" /c:"version .[3-9][0-9]" >nul
if not errorlevel 1 set "native_access=--enable-native-access=ALL-UNNAMED"
if defined native_access goto java_found
"%java%" -version 2>&1 | findstr /r /c:"version .1[7-9]" /c:"version .2[0-1]" >nul
if not errorlevel 1 goto java_found
echo decant: "%java%" is no Java 17 or newer. Decant needs one: set JAVA_HOME. 1>&2
exit /b 1
:java_found

set "here=%~dp0"
set "here=%here:~0,-1%"
set "home=%here%"
if exist "%here%\lib\" goto built
set "home=%here%\distribution\target\decant"
if exist "%home%\.built" goto built
echo decant: building; the first time also downloads about 250 MB of libraries 1>&2
pushd "%here%"
call mvnw.cmd -q -B -ntp -DskipTests -Dgates.skip=true package 1>&2
popd
if exist "%home%\.built" goto built
echo decant: the build failed 1>&2
exit /b 1
:built

rem The class path entries of DECANT_PLUGINS; the Java launcher expands the * of a folder.
set "class_path=%home%\lib\*;%home%\plugins\*"
set "rest=%DECANT_PLUGINS%"
:next_plugin
if not defined rest goto plugins_found
set "entry="
set "more="
for /f "eol=| tokens=1* delims=;" %%a in ("%rest%") do set "entry=%%~a" & set "more=%%b"
set "rest=%more%"
if not defined entry goto next_plugin
if "%entry:~-1%"=="\" set "entry=%entry:~0,-1%"
if exist "%entry%\" set "class_path=%class_path%;%entry%\*" & goto next_plugin
if exist "%entry%" set "class_path=%class_path%;%entry%" & goto next_plugin
echo decant: DECANT_PLUGINS names "%entry%", which does not exist 1>&2
goto next_plugin
:plugins_found

if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%NUMBER_OF_PROCESSORS%"
if not defined TF_ENABLE_ONEDNN_OPTS set "TF_ENABLE_ONEDNN_OPTS=1"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"

rem Why there is a bound for new objects and none for tensors, the script decant says.
set "heap=3g"
set "young=-XX:MaxNewSize=256m"
if defined DECANT_HEAP set "heap=%DECANT_HEAP%"
if defined DECANT_HEAP set "young="

rem 0 columns: a batch file cannot tell a terminal from a file, so each epoch is a line. Java can tell: with the console of
rem java.base it knows whether there is somebody to ask.
"%java%" ^
    "-Xmx%heap%" %young% -XX:+UseParallelGC -Xshare:auto %native_access% ^
    -Dfile.encoding=UTF-8 -Dorg.bytedeco.javacpp.maxphysicalbytes=0 ^
    "-Ddecant.home=%home%" ^
    "-Ddecant.columns.out=0" "-Ddecant.columns.err=0" -Djdk.console=java.base ^
    -cp "%class_path%" dev.decant.cli.Decant %*
exit /b %ERRORLEVEL%
